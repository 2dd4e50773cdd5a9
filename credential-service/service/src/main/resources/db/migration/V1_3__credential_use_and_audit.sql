-- Row-level security is forced upon the owner, too; it would hide every row from what follows.
alter table service_credential no force row level security;

alter table service_credential
  alter column password_hash drop not null,
  add column created_by text,
  add column changed_by text,
  -- the instants of valid_from and valid_until, for filters by state
  add column starts_at  timestamptz,
  add column ends_at    timestamptz;

update service_credential
set starts_at = valid_from::timestamp at time zone time_zone,
    ends_at = (valid_until + 1)::timestamp at time zone time_zone
where time_zone is not null;

alter table service_credential force row level security;

create index service_credential_page on service_credential (tenant, user_name, id);

-- The last successful use with each kind of calendar program. Apart from the credential, for it is
-- no change of it: no version, no event, and no row lock that a change would wait for.
create table credential_use (
  tenant        text        not null,
  credential    uuid        not null,
  client        text        not null,
  first_used_at timestamptz not null,
  last_used_at  timestamptz not null,
  address       text,
  -- what the throttle takes for the same place: an IPv4 address, the /64 of an IPv6 address
  network       text,
  primary key (tenant, credential, client)
) with (fillfactor = 70);

-- Outlives the credential. Rows with a bucket gather what repeats within an hour.
create table credential_audit (
  tenant       text        not null,
  id           bigint      generated always as identity,
  at           timestamptz not null,
  last_at      timestamptz not null,
  kind         text        not null,
  reason       text,
  credential   uuid        not null,
  user_name    text        not null,
  user_subject text        not null,
  version      bigint      not null,
  by_subject   text,
  count        bigint      not null default 1,
  address      text,
  client       text,
  bucket       text,
  primary key (tenant, id)
);

create index credential_audit_of on credential_audit (tenant, credential, id);
create index credential_audit_age on credential_audit (at);
create unique index credential_audit_bucket on credential_audit (tenant, credential, bucket)
  where bucket is not null;

-- What was asked for under an idempotency key; the password of the request is kept as its hash.
create table credential_creation (
  tenant        text        not null,
  actor         text        not null,
  key           text        not null,
  request       text        not null,
  password_hash text,
  credential    uuid        not null,
  created_at    timestamptz not null,
  primary key (tenant, actor, key)
);

create index credential_creation_age on credential_creation (created_at);

-- Wrong passwords by user name and by network, over all replicas. The subject is a digest: neither
-- a name nor an address, and no tenant. Unlogged: a crash of the database forgives.
create unlogged table sign_in_penalty (
  subject         text        primary key,
  failures        int         not null,
  last_failure_at timestamptz not null
) with (fillfactor = 70);

create index sign_in_penalty_age on sign_in_penalty (last_failure_at);

alter table credential_use enable row level security;
alter table credential_use force row level security;
create policy tenant on credential_use
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table credential_audit enable row level security;
alter table credential_audit force row level security;
create policy tenant on credential_audit
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

alter table credential_creation enable row level security;
alter table credential_creation force row level security;
create policy tenant on credential_creation
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on credential_use, sign_in_penalty to ${app_role};
grant select, insert on credential_audit, credential_creation to ${app_role};
grant update (last_at, count, address, client) on credential_audit to ${app_role};

-- What is old goes for all tenants at once. The service's role may not see across tenants: it calls
-- a function of the owner, which can do this and nothing else.
create policy retention on credential_audit to current_user using (true);
create policy retention on credential_creation to current_user using (true);

create function forget_old_credential_history(audit_before timestamptz, creation_before timestamptz)
  returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, public
as $$
declare
  audited bigint;
  created bigint;
begin
  if audit_before > now() - interval '1 day' or creation_before > now() - interval '1 hour' then
    raise exception 'too young to be forgotten';
  end if;
  delete from credential_audit where at < audit_before;
  get diagnostics audited = row_count;
  delete from credential_creation where created_at < creation_before;
  get diagnostics created = row_count;
  return audited + created;
end
$$;

revoke execute on function forget_old_credential_history(timestamptz, timestamptz) from public;
grant execute on function forget_old_credential_history(timestamptz, timestamptz) to ${app_role};
