-- What the listing of a user's home last showed, so that its sync token can be a number that moves
-- exactly when the listing does, and calendars that were lost leave a line. What a user sees also
-- depends on the main branch of the credential.
create table home_member (
  tenant        text   not null,
  user_id       text   not null,
  branch        uuid   not null,
  resource      uuid   not null,
  -- digest of what the listing shows of it; null once it is no longer shown
  state         text,
  change_number bigint not null,
  primary key (tenant, user_id, branch, resource)
);

alter table home_member enable row level security;
alter table home_member force row level security;
create policy tenant on home_member
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update on home_member to ${app_role};
