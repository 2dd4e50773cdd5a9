-- Counts the changes to what is a user's own, so that one row tells whether an answer made earlier
-- still holds. Every table with rows of (tenant, user_id) that answers are made from has the trigger.
create table personal_state (
  tenant  text   not null,
  user_id text   not null,
  version bigint not null,
  primary key (tenant, user_id)
);

alter table personal_state enable row level security;
alter table personal_state force row level security;
create policy tenant on personal_state
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update on personal_state to ${app_role};

create function note_personal_change() returns trigger language plpgsql as $$
begin
  insert into personal_state (tenant, user_id, version)
  values (coalesce(new.tenant, old.tenant), coalesce(new.user_id, old.user_id), 1)
  on conflict (tenant, user_id) do update set version = personal_state.version + 1;
  return null;
end
$$;

create trigger note_personal_change
  after insert or update or delete on personal_property
  for each row execute function note_personal_change();

-- What answers about a calendar are made from, as one text. A function, because it shows itself the
-- rows of the tenant (until the end of the statement's transaction): one message instead of four for
-- the question that programs ask most.
create function collection_state(asked_tenant text, asked_user text, asked_resource uuid)
returns text language plpgsql as $$
declare
  state text;
begin
  perform set_config('app.tenant', asked_tenant, true);
  select concat_ws(';',
    (select epoch from projection),
    (select version || '/' || change_number from calendar
      where tenant = asked_tenant and resource = asked_resource),
    (select string_agg(resource || ' ' || version || '/' || change_number, ',' order by resource)
       from calendar where tenant = asked_tenant and owner_user = asked_user),
    coalesce((select version from personal_state
      where tenant = asked_tenant and user_id = asked_user), 0))
  into state;
  return state;
end
$$;
