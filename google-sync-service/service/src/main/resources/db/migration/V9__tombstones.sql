-- Events that are gone from Google, as they were last: a read that is behind may show them once more.
create table tombstone (
  tenant     text        not null,
  link       uuid        not null references link on delete cascade,
  event      text        not null,
  etag       text        not null,
  changed_at timestamptz,
  kept_since timestamptz not null default now(),
  primary key (link, event)
);
create index tombstone_age on tombstone (link, kept_since);
alter table tombstone enable row level security;
alter table tombstone force row level security;
create policy tenant on tombstone
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on tombstone to ${app_role};
