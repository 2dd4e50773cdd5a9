-- A table that points at another, and one that the service's role may only write to.
create table page (
  tenant        text   not null,
  note          bigint not null,
  number        int    not null,
  sealed        bytea,
  password_hash text,
  primary key (tenant, note, number),
  foreign key (tenant, note) references note (tenant, id)
);
alter table page enable row level security;
alter table page force row level security;
create policy tenant on page using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert on page to ${app_role};
