-- What is known of calendars and entries, rebuilt from Kafka whenever this database is empty.

-- One life of the projection. Sync tokens carry it, so that those of an earlier life are disowned.
create table projection (
  only_row boolean primary key default true check (only_row),
  epoch    text    not null default replace(gen_random_uuid()::text, '-', '')
);
insert into projection default values;

-- How far the topics have been read. Kept here and not in Kafka: an empty database reads from the
-- beginning by itself.
create table consumed (
  topic       text   not null,
  partition   int    not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- A calendar may be unknown (version 0, no snapshot) while entries for it arrive.
create table calendar (
  tenant        text    not null,
  resource      uuid    not null,
  version       bigint  not null default 0,
  snapshot      jsonb,
  kind          text,
  owner_user    text,
  change_number bigint  not null default 0,
  primary key (tenant, resource)
);
create index calendar_of_user on calendar (tenant, owner_user) where owner_user is not null;
create index calendar_of_places on calendar (tenant) where kind = 'PLACE';

-- Newest version per entry; stays after the entry is gone, so that a late event cannot revive it.
create table entry (
  tenant  text    not null,
  entry   uuid    not null,
  version bigint  not null,
  gone    boolean not null,
  primary key (tenant, entry)
);

-- No uniqueness of names: events of two entries may cross, and then a name that was used again has
-- two holders for a moment.
create table calendar_object (
  tenant        text        not null,
  resource      uuid        not null,
  entry         uuid        not null,
  name          text        not null,
  uid           text        not null,
  entry_version bigint      not null,
  refusals      bigint      not null default 0,
  change_number bigint      not null,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  text          text        not null,
  octets        int         not null,
  -- what time-range queries look at; latest is null for a series without end
  earliest      timestamptz not null,
  latest        timestamptz,
  -- times that need a closer look: whole days and series; null where earliest and latest say all
  occurs        jsonb,
  primary key (tenant, resource, entry)
);
create index calendar_object_by_name on calendar_object (tenant, resource, name);
create index calendar_object_by_change on calendar_object (tenant, resource, change_number);
create index calendar_object_by_entry on calendar_object (tenant, entry);
create index calendar_object_by_uid on calendar_object (tenant, resource, uid);
create index calendar_object_by_time on calendar_object (tenant, resource, earliest, latest);

-- Objects that left a calendar; a name that is used again leaves this table.
create table removal (
  tenant        text   not null,
  resource      uuid   not null,
  name          text   not null,
  change_number bigint not null,
  primary key (tenant, resource, name)
);
create index removal_by_change on removal (tenant, resource, change_number);

alter table calendar enable row level security;
alter table calendar force row level security;
create policy tenant on calendar
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table entry enable row level security;
alter table entry force row level security;
create policy tenant on entry
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table calendar_object enable row level security;
alter table calendar_object force row level security;
create policy tenant on calendar_object
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table removal enable row level security;
alter table removal force row level security;
create policy tenant on removal
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select on projection to ${app_role};
grant select, insert, update on consumed to ${app_role};
grant select, insert, update on calendar, entry to ${app_role};
grant select, insert, update, delete on calendar_object, removal to ${app_role};
