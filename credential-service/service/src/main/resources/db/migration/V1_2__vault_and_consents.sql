-- Every sealed secret, whatever it is for, stands here: so that one pass wraps all of them anew
-- after a change of keys. The purpose is its name and authenticated with it.
create table vault_secret (
  tenant      text        not null,
  purpose     text        not null,
  key_id      text        not null,
  wrapped_key bytea       not null,
  ciphertext  bytea       not null,
  sealed_at   timestamptz not null,
  primary key (tenant, purpose)
);

create index vault_secret_key on vault_secret (tenant, key_id);

-- Which tenants have secrets at all: the pass over all of them goes tenant by tenant. A directory
-- outside of row-level security that says nothing else.
create table vault_tenant (
  tenant text primary key
);

-- The owner of the tables is bound by the policies as well; for this one move he is not.
alter table oauth_grant no force row level security;

insert into vault_secret (tenant, purpose, key_id, wrapped_key, ciphertext, sealed_at)
  select tenant, 'oauth-refresh-token/' || provider || '/' || account,
         key_id, wrapped_key, ciphertext, changed_at
  from oauth_grant;

insert into vault_tenant (tenant) select distinct tenant from oauth_grant;

-- Which tenants have a grant of an account, without saying which account: a provider forgets all
-- grants of an account at once, so whoever gives one back has to know of the others.
create table oauth_account (
  digest   bytea not null,
  tenant   text  not null,
  grant_id uuid  not null,
  primary key (digest, tenant),
  foreign key (tenant, grant_id) references oauth_grant (tenant, id) on delete cascade
);

create index oauth_account_grant on oauth_account (tenant, grant_id);

insert into oauth_account (digest, tenant, grant_id)
  select sha256(convert_to(provider || '/' || account, 'UTF8')), tenant, id from oauth_grant;

alter table oauth_grant
  drop column key_id,
  drop column wrapped_key,
  drop column ciphertext,
  add column last_consent uuid;

alter table oauth_grant force row level security;

create index oauth_grant_listed on oauth_grant (tenant, created_at, id);

create table oauth_grant_use (
  tenant     text        not null,
  grant_id   uuid        not null,
  link       uuid        not null,
  created_at timestamptz not null,
  primary key (tenant, grant_id, link),
  foreign key (tenant, grant_id) references oauth_grant (tenant, id) on delete cascade
);

-- The access token in use (the token itself is in the vault), and who fetches the next one.
create table oauth_token_turn (
  tenant     text not null,
  grant_id   uuid not null,
  expires_at timestamptz,
  refresh_at timestamptz,
  holder     uuid,
  held_until timestamptz,
  primary key (tenant, grant_id),
  foreign key (tenant, grant_id) references oauth_grant (tenant, id) on delete cascade
);

-- Refresh tokens the provider has still to be told of. Outside of row-level security like the
-- outbox: the worker serves all tenants. The token itself is in the vault.
create table oauth_revocation (
  tenant     text        not null,
  grant_id   uuid        not null,
  provider   text        not null,
  digest     bytea       not null,
  attempts   int         not null,
  due_at     timestamptz not null,
  give_up_at timestamptz not null,
  primary key (tenant, grant_id)
);

create index oauth_revocation_due on oauth_revocation (due_at);

create table oauth_consent (
  tenant         text        not null,
  id             uuid        not null,
  provider       text        not null,
  resource       uuid        not null,
  user_subject   text        not null,
  language       text        not null,
  account        text,
  attempts       int         not null,
  open_state     text,
  outcome        text        not null,
  outcome_grant  uuid,
  outcome_detail text,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  primary key (tenant, id)
);

create index oauth_consent_open on oauth_consent (tenant, user_subject, expires_at);

-- A browser that comes back brings a state and no tenant: this says whose it is. Hashes only.
create table oauth_consent_state (
  state_hash text primary key,
  tenant     text        not null,
  consent    uuid        not null,
  expires_at timestamptz not null,
  foreign key (tenant, consent) references oauth_consent (tenant, id) on delete cascade
);

create index oauth_consent_state_consent on oauth_consent_state (tenant, consent);
create index oauth_consent_state_expiry on oauth_consent_state (expires_at);

alter table vault_secret enable row level security;
alter table vault_secret force row level security;
create policy tenant on vault_secret
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table oauth_grant_use enable row level security;
alter table oauth_grant_use force row level security;
create policy tenant on oauth_grant_use
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table oauth_token_turn enable row level security;
alter table oauth_token_turn force row level security;
create policy tenant on oauth_token_turn
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table oauth_consent enable row level security;
alter table oauth_consent force row level security;
create policy tenant on oauth_consent
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete
  on vault_secret, oauth_grant_use, oauth_token_turn, oauth_revocation, oauth_consent
  to ${app_role};
-- Directories: no update and no delete. A row goes with what it points at, by the foreign key.
grant select, insert on vault_tenant, oauth_account, oauth_consent_state to ${app_role};
