create table service_credential (
  tenant        text        not null,
  id            uuid        not null,
  version       bigint      not null,
  user_name     text        not null,
  user_subject  text        not null,
  branch        uuid        not null,
  service_class text        not null,
  valid_from    date,
  valid_until   date,
  time_zone     text,
  confirmed     boolean     not null,
  label         text,
  password_hash text        not null,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  primary key (tenant, id)
);

create index service_credential_user on service_credential (tenant, user_subject);

-- An id never comes back: whoever reads the topic would take the newcomer's first version for older
-- than the tombstone.
create table removed_credential (
  tenant     text        not null,
  id         uuid        not null,
  version    bigint      not null,
  removed_at timestamptz not null,
  primary key (tenant, id)
);

-- User names are unique over all tenants, and a sign-in knows no tenant yet: this table says whose
-- a name is, and nothing else. It is the only one of the credentials outside row-level security.
create table user_name (
  folded     text primary key,
  tenant     text not null,
  credential uuid not null,
  foreign key (tenant, credential) references service_credential (tenant, id)
    on delete cascade deferrable initially deferred
);

create index user_name_credential on user_name (tenant, credential);

create table oauth_grant (
  tenant      text        not null,
  id          uuid        not null,
  version     bigint      not null,
  provider    text        not null,
  account     text        not null,
  scopes      text        not null,
  state       text        not null,
  key_id      text        not null,
  wrapped_key bytea       not null,
  ciphertext  bytea       not null,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  primary key (tenant, id),
  unique (tenant, provider, account)
);

alter table service_credential enable row level security;
alter table service_credential force row level security;
create policy tenant on service_credential
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table removed_credential enable row level security;
alter table removed_credential force row level security;
create policy tenant on removed_credential
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table oauth_grant enable row level security;
alter table oauth_grant force row level security;
create policy tenant on oauth_grant
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on service_credential, oauth_grant to ${app_role};
grant select, insert on removed_credential to ${app_role};
-- no update and no delete: a name goes with its credential, by the foreign key
grant select, insert on user_name to ${app_role};
