-- Run in caldav-gateway's database once the republication is done and read; as a superuser. Finds
-- what the gateways have and the restored scheduler-service does not, and writes the statements
-- that bury it. They are to be run in scheduler-service's database.
--
-- :since is the time of the restore in seconds, as deploy/restore/scheduler.sql saw it or earlier.
select format(
  'insert into outbox (topic, key, type, version) values (%L, %L, %L, %s);',
  topic, tenant || '/' || id, type, version + 1)
from (
  select 'calbridge.calendar-entries.v1' as topic, tenant, entry as id, version,
    'dev.calbridge.calendar-entry.removed.v1' as type
  from entry where not gone
  union all
  select 'calbridge.calendars.v1', tenant, resource, version, 'dev.calbridge.calendar.removed.v1'
  from calendar where snapshot is not null
) known
where version < :since::bigint * 1000;
