-- Work list of those who want everything told once more; like the outbox outside row-level
-- security: the worker serves all tenants, and a row says nothing but ids.
create table republication (
  id           uuid        primary key,
  seq          bigint      generated always as identity,
  only_tenant  text,
  requested_by text        not null,
  requested_at timestamptz not null,
  -- how far it has come: everything up to this tenant, stage and id has been told
  reached      text,
  stage        text        not null,
  after        uuid        not null,
  told         bigint      not null,
  done_at      timestamptz
);

grant select, insert, update on republication to ${app_role};

-- Which tenants there are, for workers that serve all of them: nothing but the alias.
create table tenant_alias (
  alias text primary key
);

grant select, insert on tenant_alias to ${app_role};

-- Row-level security would hide the tenants from the owner as well.
alter table tenant no force row level security;
insert into tenant_alias (alias) select tenant from tenant;
alter table tenant force row level security;

create function remember_tenant() returns trigger language plpgsql as $$
begin
  insert into tenant_alias (alias) values (new.tenant) on conflict do nothing;
  return new;
end
$$;

create trigger remember_tenant after insert on tenant
  for each row execute function remember_tenant();
