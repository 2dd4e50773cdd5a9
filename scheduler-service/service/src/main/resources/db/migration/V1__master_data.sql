-- Every key begins with the tenant: an id of one tenant says nothing about another's.
create table tenant (
  tenant                   text        primary key,
  version                  bigint      not null,
  name                     text        not null,
  time_zone                text        not null,
  languages                text        not null,
  outside_delete           text        not null,
  place_calendars_read_only boolean    not null,
  created_at               timestamptz not null,
  changed_at               timestamptz not null
);

create table branch (
  tenant     text        not null references tenant,
  id         uuid        not null,
  version    bigint      not null,
  name       text        not null,
  time_zone  text        not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);

create table employee (
  tenant       text        not null references tenant,
  id           uuid        not null,
  version      bigint      not null,
  name         text        not null,
  branches     uuid[]      not null,
  user_subject text,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  primary key (tenant, id)
);

create index employee_user on employee (tenant, user_subject);

create table resource (
  tenant                   text        not null references tenant,
  id                       uuid        not null,
  version                  bigint      not null,
  name                     text        not null,
  kind                     text        not null,
  employee                 uuid,
  color                    text,
  step_minutes             integer     not null,
  capacity                 integer     not null,
  reminder_minutes         integer,
  description              text,
  branches                 uuid[]      not null,
  all_branches             boolean     not null,
  visible                  boolean     not null,
  appointment_sync_allowed boolean     not null,
  created_at               timestamptz not null,
  changed_at               timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee) references employee (tenant, id)
);

create index resource_employee on resource (tenant, employee);

create table appointment_type (
  tenant          text        not null references tenant,
  id              uuid        not null,
  version         bigint      not null,
  name            text        not null,
  color           text,
  default_minutes integer,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  primary key (tenant, id)
);

create table appointment_status (
  tenant     text        not null references tenant,
  id         uuid        not null,
  version    bigint      not null,
  name       text        not null,
  outside    text,
  position   integer     not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);

create table customer (
  tenant      text        not null references tenant,
  id          uuid        not null,
  version     bigint      not null,
  kind        text        not null,
  name        text        not null,
  phone       text,
  email       text,
  street      text,
  postal_code text,
  city        text,
  country     text,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  primary key (tenant, id)
);

-- The version under which an id ended: should it come back, it goes on from there, and whoever
-- reads the topics never takes the newcomer for older than its tombstone.
create table ended (
  tenant   text        not null,
  id       uuid        not null,
  version  bigint      not null,
  ended_at timestamptz not null,
  primary key (tenant, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['tenant', 'branch', 'employee', 'resource', 'appointment_type',
                              'appointment_status', 'customer', 'ended']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant = current_setting(''app.tenant'', true))'
                   ' with check (tenant = current_setting(''app.tenant'', true))', name);
    execute format('grant select, insert, update, delete on %I to ${app_role}', name);
  end loop;
end
$$;
