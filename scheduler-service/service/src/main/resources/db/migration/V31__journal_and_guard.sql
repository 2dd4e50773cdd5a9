-- The sync journal: who wanted to change what from outside, with what outcome.
create table journal_line (
  tenant         text        not null,
  id             uuid        not null,
  at             timestamptz not null,
  resource       uuid        not null,
  entry          uuid,
  source         uuid        not null,
  source_user    text,
  action         text        not null,
  outcome        text        not null,
  line           jsonb       not null,
  version_before bigint,
  version_after  bigint,
  -- it deleted something that was still to come: counted by the guard
  future         boolean     not null,
  undone_at      timestamptz,
  undone_by      text,
  primary key (tenant, id)
);

create index journal_line_at on journal_line (tenant, at, id);
create index journal_line_resource on journal_line (tenant, resource, at, id);
create index journal_line_source on journal_line (tenant, source, at, id);
create index journal_line_user on journal_line (tenant, source_user, at, id)
  where source_user is not null;
create index journal_line_entry on journal_line (tenant, entry, at, id) where entry is not null;
create index journal_line_future on journal_line (tenant, resource, source, at)
  where future and undone_at is null;

-- How a tenant has set its mass-change guard; without a row as usual.
create table guard_settings (
  tenant         text    primary key,
  share_percent  integer not null,
  window_minutes integer not null,
  at_least       integer not null
);

-- What the guard has stopped.
create table incident (
  tenant     text        not null,
  id         uuid        not null,
  resource   uuid        not null,
  source     uuid        not null,
  origin     jsonb       not null,
  opened_at  timestamptz not null,
  deleted    integer     not null,
  state      text        not null,
  decided_at timestamptz,
  decided_by text,
  primary key (tenant, id)
);

create unique index incident_open on incident (tenant, resource, source) where state = 'OPEN';
create index incident_opened on incident (tenant, opened_at);
create index incident_decided on incident (tenant, resource, source, decided_at);

create table held_delete (
  tenant   text        not null,
  incident uuid        not null,
  entry    uuid        not null,
  base     bigint      not null,
  at       timestamptz not null,
  primary key (tenant, incident, entry),
  foreign key (tenant, incident) references incident (tenant, id) on delete cascade
);

-- A user who is being looked after: everything the user's programs try is written down for a time.
create table live_log (
  tenant       text        not null,
  user_subject text        not null,
  until        timestamptz not null,
  started_by   text        not null,
  primary key (tenant, user_subject)
);

create table live_log_line (
  tenant       text        not null,
  user_subject text        not null,
  seq          bigint      generated always as identity,
  at           timestamptz not null,
  line         jsonb       not null,
  primary key (tenant, user_subject, seq)
);

do $$
declare
  name text;
begin
  foreach name in array array['journal_line', 'guard_settings', 'incident', 'held_delete',
                              'live_log', 'live_log_line']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant = current_setting(''app.tenant'', true))'
                   ' with check (tenant = current_setting(''app.tenant'', true))', name);
    execute format('grant select, insert, update, delete on %I to ${app_role}', name);
  end loop;
end
$$;
