-- What neighbours are still to be told about links; links that are gone included. Workers look over
-- all tenants, and it holds nothing but ids: outside row-level security.
create table announcement (
  link          uuid        primary key,
  tenant        text        not null,
  version       bigint      not null default 1,
  -- null once it was heard
  due_at        timestamptz,
  claimed_until timestamptz,
  attempts      int         not null default 0,
  -- what the link connected, once it is gone
  resource      uuid,
  grant_id      uuid
);
create index announcement_due on announcement (due_at) where due_at is not null;
insert into announcement (link, tenant, due_at) select link, tenant, now() from link_queue;
grant select, insert, update, delete on announcement to ${app_role};
