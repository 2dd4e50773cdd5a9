-- How long ago an object left its calendar, and up to which change number the lines about such
-- objects have been thrown away: older sync tokens are no longer good.
alter table removal add column removed_at timestamptz not null default now();
create index removal_by_age on removal (tenant, removed_at);
alter table calendar add column pruned_number bigint not null default 0;

-- Tenants there are, for work that goes round all of them. Names nobody and nothing.
create table known_tenant (tenant text primary key);
alter table calendar no force row level security;
insert into known_tenant select distinct tenant from calendar;
alter table calendar force row level security;
grant select, insert on known_tenant to ${app_role};
