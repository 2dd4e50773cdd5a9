-- True for what wants to be looked at although nobody has changed it just now: it comes last.
alter table pair add column backfill boolean not null default false;
