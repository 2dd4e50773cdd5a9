-- What changed lately, for user interfaces that listen. Written by the outbox itself, so that no
-- change can be told to the world and not to them. Kept for a day.
create table change_notice (
  tenant    text        not null,
  -- Notices are read up to the oldest transaction still running: numbers are drawn before the
  -- commit, and one that commits late must not be skipped.
  xact      xid8        not null default pg_current_xact_id(),
  seq       bigint      not null,
  kind      text        not null,
  id        uuid        not null,
  version   bigint      not null,
  removed   boolean     not null,
  resources uuid[]      not null,
  at        timestamptz not null default now(),
  primary key (tenant, xact, seq)
);

alter table change_notice enable row level security;
alter table change_notice force row level security;
create policy tenant on change_notice using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on change_notice to ${app_role};

create function notice_change() returns trigger language plpgsql as $$
declare
  of_tenant text := split_part(new.key, '/', 1);
begin
  -- Whoever publishes again for all tenants changes nothing.
  if current_setting('app.tenant', true) is distinct from of_tenant then
    return null;
  end if;
  insert into change_notice (tenant, seq, kind, id, version, removed, resources)
  values (
    of_tenant,
    new.seq,
    case new.topic when 'calbridge.calendars.v1' then 'CALENDAR' else 'ENTRY' end,
    split_part(new.key, '/', 2)::uuid,
    new.version,
    new.payload is null,
    case when new.topic = 'calbridge.calendars.v1'
      then array[split_part(new.key, '/', 2)::uuid]
      else coalesce(
        (select array_agg((one ->> 'resource')::uuid)
         from jsonb_array_elements(new.payload::jsonb -> 'placements') one), '{}')
    end);
  -- Now and then, a few at a time, and never waiting for somebody who does the same.
  if new.seq % 16 = 0 then
    delete from change_notice where (tenant, xact, seq) in (
      select tenant, xact, seq from change_notice
      where tenant = of_tenant and at < now() - interval '1 day'
      order by tenant, xact, seq limit 64 for update skip locked);
  end if;
  return null;
end
$$;

create trigger notice_change after insert on outbox for each row
  when (new.topic in ('calbridge.calendars.v1', 'calbridge.calendar-entries.v1'))
  execute function notice_change();
