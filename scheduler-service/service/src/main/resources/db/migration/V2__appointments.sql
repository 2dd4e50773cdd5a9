create table appointment (
  tenant             text        not null references tenant,
  id                 uuid        not null,
  version            bigint      not null,
  primary_resource   uuid        not null,
  secondary_resource uuid,
  branch             uuid,
  customer           uuid,
  type               uuid,
  status             uuid,
  title              text        not null,
  notes              text,
  place              text,
  home_visit         boolean     not null,
  shown_as_unavailable boolean   not null,
  free               boolean     not null,
  -- wall-clock times; whole days are midnights without a zone
  start_at           timestamp   not null,
  end_at             timestamp   not null,
  zone               text,
  rule               text,
  excluded           timestamp[] not null,
  other_categories   text[]      not null,
  extras             text[]      not null,
  -- the stretch all occurrences lie in, for windows; open-ended if null
  reach_from         timestamptz not null,
  reach_until        timestamptz,
  created_at         timestamptz not null,
  changed_at         timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, primary_resource) references resource (tenant, id),
  foreign key (tenant, secondary_resource) references resource (tenant, id),
  foreign key (tenant, branch) references branch (tenant, id),
  foreign key (tenant, customer) references customer (tenant, id),
  foreign key (tenant, type) references appointment_type (tenant, id),
  foreign key (tenant, status) references appointment_status (tenant, id)
);

create index appointment_primary on appointment (tenant, primary_resource, reach_from);
create index appointment_secondary on appointment (tenant, secondary_resource, reach_from)
  where secondary_resource is not null;
create index appointment_customer on appointment (tenant, customer) where customer is not null;

-- Where calendars show an appointment. It goes with the appointment, so that a client may use the
-- UID and the name again after a delete.
create table placement (
  tenant      text not null,
  appointment uuid not null,
  resource    uuid not null,
  uid         text not null,
  object_name text not null,
  primary key (tenant, appointment, resource),
  constraint placement_uid unique (tenant, resource, uid),
  constraint placement_name unique (tenant, resource, object_name),
  foreign key (tenant, appointment) references appointment (tenant, id) on delete cascade
);

create table resource_time (
  tenant      text        not null references tenant,
  id          uuid        not null,
  kind        text        not null,
  version     bigint      not null,
  resource    uuid        not null,
  title       text,
  notes       text,
  start_at    timestamp   not null,
  end_at      timestamp   not null,
  zone        text,
  rule        text,
  excluded    timestamp[] not null,
  reach_from  timestamptz not null,
  reach_until timestamptz,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, resource) references resource (tenant, id)
);

create index resource_time_resource on resource_time (tenant, resource, kind, reach_from);

-- What was answered to a gateway, so that its second try gets the same answer.
create table entry_change_answer (
  tenant      text        not null,
  key         text        not null,
  answer      text,
  answered_at timestamptz not null,
  primary key (tenant, key)
);

create index entry_change_answer_age on entry_change_answer (tenant, answered_at);

do $$
declare
  name text;
begin
  foreach name in array array['appointment', 'placement', 'resource_time', 'entry_change_answer']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant = current_setting(''app.tenant'', true))'
                   ' with check (tenant = current_setting(''app.tenant'', true))', name);
    execute format('grant select, insert, update, delete on %I to ${app_role}', name);
  end loop;
end
$$;
