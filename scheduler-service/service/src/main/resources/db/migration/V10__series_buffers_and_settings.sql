alter table tenant
  add column overbooking            boolean not null default true,
  add column buffer_use             text    not null default 'RESOURCE',
  add column unavailabilities_apart boolean not null default false,
  add column google_synchronised    boolean not null default true;

alter table resource
  add column waiting_list           boolean not null default false,
  add column warn_on_unavailability boolean not null default true,
  add column online_booking_allowed boolean not null default false,
  add column external_calendar      text;

alter table appointment
  add column added          timestamp[] not null default '{}',
  -- Occurrences that differ, as a JSON array. Read and written as a whole, like the rest of it.
  add column changed        jsonb       not null default '[]',
  add column buffer_before  integer     not null default 0,
  add column buffer_after   integer     not null default 0,
  add column follows        uuid;

alter table resource_time
  add column added          timestamp[] not null default '{}';

-- Most of a book is short and once, and a window finds that by its start alone. What is long or
-- repeats is found by its end: the little that is not over yet.
alter table appointment
  add column brief boolean not null generated always as
    (rule is null and reach_until is not null and reach_until - reach_from <= interval '3 days')
    stored;
alter table resource_time
  add column brief boolean not null generated always as
    (rule is null and reach_until is not null and reach_until - reach_from <= interval '3 days')
    stored;

drop index appointment_primary;
drop index appointment_secondary;
drop index resource_time_resource;

create index appointment_primary on appointment (tenant, primary_resource, id);
create index appointment_primary_brief on appointment (tenant, primary_resource, reach_from)
  where brief;
create index appointment_primary_long on appointment
  (tenant, primary_resource, (coalesce(reach_until, 'infinity'))) where not brief;
create index appointment_secondary_brief on appointment (tenant, secondary_resource, reach_from)
  where brief and secondary_resource is not null;
create index appointment_secondary_long on appointment
  (tenant, secondary_resource, (coalesce(reach_until, 'infinity')))
  where not brief and secondary_resource is not null;
create index resource_time_brief on resource_time (tenant, resource, kind, reach_from) where brief;
create index resource_time_long on resource_time
  (tenant, resource, kind, (coalesce(reach_until, 'infinity'))) where not brief;
