-- Properties a user gave a collection. Belongs to nobody else, and cannot be rebuilt.
create table personal_property (
  tenant     text not null,
  user_id    text not null,
  collection text not null,
  -- expanded name in Clark notation, {namespace}local
  name       text not null,
  -- the whole element
  value      text not null,
  primary key (tenant, user_id, collection, name)
);

alter table personal_property enable row level security;
alter table personal_property force row level security;
create policy tenant on personal_property
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on personal_property to ${app_role};
