-- Whoever opens a transaction while tracing is on says which trace it belongs to; rows written in it
-- take that over, so that no statement that writes them needs to know.
alter table outbox
  alter column traceparent set default nullif(current_setting('app.traceparent', true), '');
