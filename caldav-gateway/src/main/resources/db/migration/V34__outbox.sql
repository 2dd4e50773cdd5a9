-- Journal lines about what this service refused wait here, written with the refusal, until Kafka has
-- acknowledged them. Outside row-level security: the relay serves all tenants.
create table outbox (
  seq        bigint generated always as identity primary key,
  topic      text        not null,
  key        text        not null,
  type       text        not null,
  version    bigint      not null,
  payload    text,
  created_at timestamptz not null default now()
);

grant select, insert, delete on outbox to ${app_role};
