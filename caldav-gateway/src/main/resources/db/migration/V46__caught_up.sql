-- When this life of the projection had everything for the first time: since then it may be shown,
-- if need be, without asking Kafka whether there is more.
alter table projection add column caught_up_at timestamptz;
grant update (caught_up_at) on projection to ${app_role};
