-- The most a tenant lets Google see, field by field; no row: everything.
create table tenant_privacy (
  tenant      text    primary key,
  title       text    not null,
  description boolean not null,
  location    boolean not null,
  visibility  text    not null
);
alter table tenant_privacy enable row level security;
alter table tenant_privacy force row level security;
create policy tenant on tenant_privacy
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on tenant_privacy to ${app_role};
