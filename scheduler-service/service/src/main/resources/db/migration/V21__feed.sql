-- Addresses under which programs that only subscribe read a calendar. The secret in the address is
-- kept as a hash: who reads this table cannot open a feed.
create table feed (
  tenant       text        not null references tenant,
  id           uuid        not null,
  resource     uuid        not null,
  user_subject text        not null,
  everything   boolean     not null,
  detail       text        not null,
  name         text        not null,
  secret_hash  bytea       not null,
  created_at   timestamptz not null,
  primary key (tenant, id),
  constraint feed_secret unique (tenant, secret_hash),
  foreign key (tenant, resource) references resource (tenant, id) on delete cascade
);

create index feed_of_user on feed (tenant, user_subject);
create index feed_of_resource on feed (tenant, resource);

alter table feed enable row level security;
alter table feed force row level security;
create policy tenant on feed using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on feed to ${app_role};
