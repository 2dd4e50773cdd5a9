-- By what a provider names a refresh token when it tells of its end: digests of its first characters
-- and of its hash. Grants of before get theirs with their next refresh.
create table oauth_token_name (
  tenant         text not null,
  grant_id       uuid not null,
  beginning_hash text not null,
  double_hash    text not null,
  primary key (tenant, grant_id),
  foreign key (tenant, grant_id) references oauth_grant (tenant, id) on delete cascade
);

create index oauth_token_name_beginning on oauth_token_name (beginning_hash);
create index oauth_token_name_double on oauth_token_name (double_hash);

alter table oauth_token_name enable row level security;
alter table oauth_token_name force row level security;

-- The question it answers is "whose?", so everybody may look; only the tenant may write.
create policy look on oauth_token_name for select using (true);
create policy tenant on oauth_token_name
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update on oauth_token_name to ${app_role};
