-- A channel is written down before Google is asked for it: one whose answer got lost is known by its
-- first notification, which names the resource it can be stopped with.
alter table channel add column opened boolean not null default true;
alter table channel alter column resource_id drop not null;
