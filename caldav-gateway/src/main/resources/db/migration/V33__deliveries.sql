-- Which version of an object a program was last given, so that an edit of old content under a newer
-- tag can be told from an edit of what is there.
create table delivery (
  tenant     text   not null,
  credential uuid   not null,
  resource   uuid   not null,
  entry      uuid   not null,
  version    bigint not null,
  primary key (tenant, credential, resource, entry)
);
create index delivery_by_entry on delivery (tenant, entry);

alter table delivery enable row level security;
alter table delivery force row level security;
create policy tenant on delivery
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on delivery to ${app_role};
