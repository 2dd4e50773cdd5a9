-- The link that keeps a resource's external calendar; null where people write it themselves.
alter table resource add column external_link uuid;
-- Over all tenants: a calendar elsewhere has one resource. What people write by hand is not bound.
create unique index resource_linked_calendar on resource (external_calendar)
  where external_link is not null;
