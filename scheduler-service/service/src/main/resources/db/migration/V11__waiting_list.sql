-- Customers who wait for a time.
create table waiting (
  tenant     text        not null references tenant,
  id         uuid        not null,
  version    bigint      not null,
  customer   uuid        not null,
  resource   uuid,
  type       uuid,
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  minutes    integer,
  notes      text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, customer) references customer (tenant, id),
  foreign key (tenant, resource) references resource (tenant, id),
  foreign key (tenant, type) references appointment_type (tenant, id)
);

create index waiting_open on waiting (tenant, expires_at);

-- Time that became free for somebody who waits.
create table waiting_offer (
  tenant     text        not null,
  waiting    uuid        not null,
  resource   uuid        not null,
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  offered_at timestamptz not null,
  primary key (tenant, waiting, resource, from_at),
  foreign key (tenant, waiting) references waiting (tenant, id) on delete cascade,
  foreign key (tenant, resource) references resource (tenant, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['waiting', 'waiting_offer']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant = current_setting(''app.tenant'', true))'
                   ' with check (tenant = current_setting(''app.tenant'', true))', name);
    execute format('grant select, insert, update, delete on %I to ${app_role}', name);
  end loop;
end
$$;
