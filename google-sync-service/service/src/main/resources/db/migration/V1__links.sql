-- What the house says, as far as it has reached us. Every entry is kept, linked or not: a link made
-- later finds its entries here.
create table calendar (
  tenant       text        not null,
  resource     uuid        not null,
  version      bigint      not null,
  removed      boolean     not null,
  synchronised boolean     not null,
  read_only    boolean     not null,
  primary key (tenant, resource)
);

create table entry (
  tenant    text    not null,
  id        uuid    not null,
  version   bigint  not null,
  -- empty once the entry is gone; the row stays and guards against late repeats
  resources uuid[]  not null,
  snapshot  text,
  primary key (tenant, id)
);
create index entry_resources on entry using gin (resources);

create table link (
  tenant            text        not null,
  id                uuid        primary key,
  resource          uuid        not null,
  -- over all tenants, behind row-level security's back: a calendar has one master only
  calendar_id       text        not null constraint link_calendar_once unique,
  grant_id          uuid        not null,
  policy            text        not null,
  direction         text        not null,
  state             text        not null,
  sync_token        text,
  token_fingerprint text,
  last_inward       timestamptz,
  last_outward      timestamptz,
  created_at        timestamptz not null default now()
);
create index link_of_resource on link (tenant, resource);

create table pair (
  id             bigint      generated always as identity primary key,
  tenant         text        not null,
  link           uuid        not null references link on delete cascade,
  entry          uuid,
  event          text,
  generation     int         not null default 0,
  -- the event as last seen; null if Google does not have it
  theirs         text,
  agreement      text,
  agreed_hash    text,
  agreed_version bigint      not null default 0,
  -- true from before we delete the event until that is known to be done
  deleting       boolean     not null default false,
  touched        bigint      not null default 1,
  due_at         timestamptz,
  attempts       int         not null default 0,
  parked         text,
  note           text,
  unique (link, entry),
  unique (link, event)
);
create index pair_due on pair (link, due_at) where due_at is not null;
create index pair_of_entry on pair (tenant, entry);

-- Who works on which link, and when next. Holds nothing of a tenant's but its alias, and workers
-- look over all tenants: outside row-level security.
create table link_queue (
  link        uuid        primary key,
  tenant      text        not null,
  work_at     timestamptz,
  poll_at     timestamptz not null,
  not_before  timestamptz,
  failures    int         not null default 0,
  lease_owner uuid,
  lease_until timestamptz
);

alter table calendar enable row level security;
alter table calendar force row level security;
create policy tenant on calendar
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table entry enable row level security;
alter table entry force row level security;
create policy tenant on entry
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table link enable row level security;
alter table link force row level security;
create policy tenant on link
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table pair enable row level security;
alter table pair force row level security;
create policy tenant on pair
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on calendar, entry, link, pair, link_queue to ${app_role};
