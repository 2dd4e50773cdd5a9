-- What is about to be done with a pair is kept before it is done.
alter table pair add column intent text;
alter table pair add column writes bigint not null default 0;
update pair set intent = '{"kind":"DELETING"}' where deleting;
alter table pair drop column deleting;
alter table pair drop column note;

alter table link add column privacy text not null default 'EVERYTHING';
alter table link add column ignore_older_days int;
alter table link add column poll_millis bigint;
alter table link add column paused boolean not null default false;
-- what somebody decided about held deletions, and how long that holds
alter table link add column ruling text;
alter table link add column ruling_until timestamptz;

alter table calendar add column paused boolean not null default false;
alter table calendar add column name text not null default '';
alter table calendar add column time_zone text not null default 'UTC';
alter table calendar add column owner text;
alter table calendar add column language text;
alter table calendar add column companion boolean not null default false;

-- Deletions that came from Google, for the guard against deletion in masses.
create table deletion (
  tenant text        not null,
  link   uuid        not null references link on delete cascade,
  pair   bigint      not null,
  at     timestamptz not null,
  primary key (link, pair)
);
alter table deletion enable row level security;
alter table deletion force row level security;
create policy tenant on deletion
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on deletion to ${app_role};
