-- Run in google-sync-service's database after a restore, before the service starts; as a superuser,
-- for row-level security binds the owner as well.
--
-- Nobody works on links until google-release.sql has been run, or a day has passed: Google has
-- events of entries that the restored database has not heard of yet, and they would be taken for new.
update public.link_queue
set lease_owner = gen_random_uuid(), lease_until = now() + interval '1 day';
