-- Google accounts that Google has locked for hours: no process asks before the end. Nothing of any
-- tenant but the grant's random id, and all processes read all of it: outside row-level security.
create table locked_account (
  grant_id uuid        primary key,
  until    timestamptz not null
);
grant select, insert, update, delete on locked_account to ${app_role};
