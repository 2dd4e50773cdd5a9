-- When everything is compared again, and what that found last. Spread over the week.
alter table link add column reconcile_at timestamptz not null
  default now() + interval '7 days' * (0.5 + random());
alter table link add column drift int;
