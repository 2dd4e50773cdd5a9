-- Consents started here, so that an employee uses no grant but those he gave for the own resource.
create table consent (
  tenant     text        not null,
  id         uuid        primary key,
  resource   uuid        not null,
  starter    text        not null,
  grant_id   uuid,
  expires_at timestamptz not null,
  started_at timestamptz not null default now()
);

-- A look at a calendar that is to be emptied; the token proves that its count was seen.
create table emptying (
  tenant      text        not null,
  token_hash  bytea       primary key,
  grant_id    uuid        not null,
  calendar_id text        not null,
  events      int         not null,
  expires_at  timestamptz not null
);

alter table link add column emptied int not null default 0;
alter table link add column to_empty int not null default 0;

-- Push channels. Google names the channel and nothing else: outside row-level security, and
-- nothing of a tenant's in it but its alias.
create table channel (
  id          text        primary key,
  tenant      text        not null,
  link        uuid        not null references link on delete cascade,
  token_hash  bytea       not null,
  resource_id text        not null,
  opened_at   timestamptz not null,
  expires_at  timestamptz not null
);
create index channel_of_link on channel (link, expires_at);
alter table link add column no_push_before timestamptz;

-- Requests to Google.
create table api_use (
  tenant   text   not null,
  grant_id uuid   not null,
  day      date   not null,
  requests bigint not null,
  primary key (tenant, grant_id, day)
);

alter table consent enable row level security;
alter table consent force row level security;
create policy tenant on consent
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
alter table emptying enable row level security;
alter table emptying force row level security;
create policy tenant on emptying
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
alter table api_use enable row level security;
alter table api_use force row level security;
create policy tenant on api_use
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on consent, emptying, channel, api_use to ${app_role};
