-- How appointments were before they were changed or deleted: what a late edit is joined with, what
-- an undo gives back, what /versions shows. Written when a version is replaced, so that what is
-- never changed costs nothing here.
create table earlier_version (
  tenant      text        not null,
  appointment uuid        not null,
  version     bigint      not null,
  replaced_at timestamptz not null,
  content     jsonb       not null,
  primary key (tenant, appointment, version)
);

create index earlier_version_age on earlier_version (tenant, replaced_at);

do $$
declare
  name text;
begin
  foreach name in array array['earlier_version']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant = current_setting(''app.tenant'', true))'
                   ' with check (tenant = current_setting(''app.tenant'', true))', name);
    execute format('grant select, insert, update, delete on %I to ${app_role}', name);
  end loop;
end
$$;
