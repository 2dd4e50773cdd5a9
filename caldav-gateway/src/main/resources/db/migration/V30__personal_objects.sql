-- What a user keeps with an object: alarms, acknowledgements, own properties. Belongs to nobody
-- else, and cannot be rebuilt: but for the text, which follows the entry.
create table personal_object (
  tenant        text   not null,
  user_id       text   not null,
  resource      uuid   not null,
  entry         uuid   not null,
  -- grows with each change; part of this user's ETag
  version       bigint not null,
  -- of the user's last change; from the calendar's numbers, 0 once everybody's is newer
  change_number bigint not null,
  content       jsonb  not null,
  -- the object as this user sees it, made when the entry or the content changed
  text          text   not null,
  octets        int    not null,
  primary key (tenant, resource, entry, user_id)
);
create index personal_object_by_change
  on personal_object (tenant, user_id, resource, change_number);

alter table personal_object enable row level security;
alter table personal_object force row level security;
create policy tenant on personal_object
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on personal_object to ${app_role};

-- Last number given out, also for changes that one user alone can see: those move no other user's
-- sync token, which follows change_number.
alter table calendar add column last_number bigint not null default 0;

-- A text that is drawn anew comes with a change of the calendar, which tells already.
create trigger note_personal_change
  after insert or update of version on personal_object
  for each row execute function note_personal_change();
