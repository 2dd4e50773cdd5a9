create table note (
  tenant text not null,
  id     bigint not null,
  text   text not null,
  primary key (tenant, id)
);
alter table note enable row level security;
alter table note force row level security;
create policy tenant on note using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on note to ${app_role};
