-- A window is found from its start on, not from the beginning of the calendar: what is short begins at
-- most so long before it. Series and what lasts longer are few, and looked through.
alter table calendar_object add column long_lasting boolean not null
  generated always as (latest is null or latest - earliest > interval '3 days') stored;
drop index calendar_object_by_time;
create index calendar_object_by_time on calendar_object (tenant, resource, earliest)
  where not long_lasting;
create index calendar_object_long_lasting on calendar_object (tenant, resource)
  where long_lasting;
