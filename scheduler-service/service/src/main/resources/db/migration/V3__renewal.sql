-- Whose entries must be drawn anew because something they show was renamed. Like the outbox outside
-- row-level security: the worker serves all tenants, and a row says nothing but ids.
create table renewal (
  seq    bigint generated always as identity primary key,
  tenant text not null,
  kind   text not null,
  id     uuid not null
);

grant select, insert, update, delete on renewal to ${app_role};

create index appointment_of_type on appointment (tenant, type) where type is not null;
create index appointment_in_status on appointment (tenant, status) where status is not null;
create index appointment_in_branch on appointment (tenant, branch) where branch is not null;
