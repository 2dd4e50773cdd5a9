-- Handing over and erasing all that is kept of one tenant.

-- Which tenants were erased, when and by whom: the only thing that stays.
create table tenant_erasure (
  tenant      text        primary key,
  asked_by    text        not null,
  asked_at    timestamptz not null default now(),
  complete_at timestamptz
);

alter table tenant_erasure enable row level security;
alter table tenant_erasure force row level security;
create policy tenant on tenant_erasure using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on tenant_erasure to ${app_role};

-- Where rows of tenants are: every table that names one. Read from the catalogue, so that no table
-- of a later version is forgotten. Those that others point at come last.
-- Hashes and sealed secrets are never handed over.
create function tenant_table()
  returns table (name text, tenant_column text, secret_columns text[])
  language sql stable
  set search_path = pg_catalog, public
as $$
  select c.relname::text, a.attname::text,
    array(select s.attname::text from pg_attribute s
          where s.attrelid = c.oid and s.attnum > 0 and not s.attisdropped
            and (s.atttypid = 'bytea'::regtype or s.attname like '%\_hash'))
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not c.relispartition
    and c.relname <> 'tenant_erasure'
    and (a.attname = 'tenant'
         or (c.relname, a.attname) in (('tenant_alias', 'alias'), ('republication', 'only_tenant')))
  order by (select count(*) from pg_constraint f where f.confrelid = c.oid and f.contype = 'f'),
    c.relname
$$;

-- Deletes at most so many rows of each table, but not of those to be kept. A table whose rows
-- others still point at is left for the next time. As the owner: services may not delete everywhere,
-- least of all in what says who did what. The owner is bound by the tenant's policies as well.
create function erase_tenant(erased text, kept text[], at_most int)
  returns table (name text, deleted bigint, blocked boolean)
  language plpgsql
  security definer
  set search_path = pg_catalog, public
as $$
declare
  one record;
begin
  perform pg_advisory_xact_lock(hashtextextended(erased, 8));
  perform set_config('app.tenant', erased, true);
  -- Triggers tell the topics of what goes.
  perform set_config('app.erasing', 'yes', true);
  for one in select t.name, t.tenant_column from public.tenant_table() t loop
    continue when one.name = any (kept);
    name := one.name;
    blocked := false;
    begin
      execute format(
        'delete from public.%1$I where ctid = any'
        ' (array(select ctid from public.%1$I where %2$I = $1 limit $2))',
        one.name, one.tenant_column) using erased, at_most;
      get diagnostics deleted = row_count;
    exception when foreign_key_violation then
      deleted := 0;
      blocked := true;
    end;
    if deleted > 0 or blocked then
      return next;
    end if;
  end loop;
end
$$;

revoke execute on function erase_tenant(text, text[], int) from public;
grant execute on function erase_tenant(text, text[], int) to ${app_role};
