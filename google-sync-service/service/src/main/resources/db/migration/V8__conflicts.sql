-- How often both sides had changed the same.
alter table link add column conflicts bigint not null default 0;
alter table link add column last_conflict timestamptz;
