-- Processes that live, each telling so every few seconds. They share Google's quota. Nothing of any
-- tenant: outside row-level security.
create table replica (
  id      uuid        primary key,
  seen_at timestamptz not null
);
grant select, insert, update, delete on replica to ${app_role};
