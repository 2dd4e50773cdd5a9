-- When a program last called with a credential, and what went wrong last: for the set-up page. Written
-- behind, at most a few times a minute.
create table program_call (
  tenant        text        not null,
  credential    uuid        not null,
  program       text        not null,
  called_at     timestamptz not null,
  status        int         not null,
  failed_at     timestamptz,
  failed_status int,
  primary key (tenant, credential, program)
);

alter table program_call enable row level security;
alter table program_call force row level security;
create policy tenant on program_call
  using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));

grant select, insert, update, delete on program_call to ${app_role};
