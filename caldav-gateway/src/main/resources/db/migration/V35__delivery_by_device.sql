-- Several devices may share a credential: each has its own. What was noted before is of all of them
-- together, and not worth keeping. Programs change their names with each version, so what is old goes.
drop table delivery;
create table delivery (
  tenant       text        not null,
  device       uuid        not null,
  resource     uuid        not null,
  entry        uuid        not null,
  version      bigint      not null,
  delivered_at timestamptz not null default now(),
  primary key (tenant, device, resource, entry)
);
create index delivery_by_entry on delivery (tenant, entry);
create index delivery_by_age on delivery (tenant, delivered_at);

alter table delivery enable row level security;
alter table delivery force row level security;
create policy tenant on delivery
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on delivery to ${app_role};
