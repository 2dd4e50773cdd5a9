-- Run in google-sync-service's database once it has read the topics again; as a superuser. Every link
-- looks at Google first, and then at what it has found there.
update public.link_queue
set lease_owner = null, lease_until = null, not_before = null, failures = 0, poll_at = now();
