-- The W3C trace context of the request whose refusal is told, as in the other services' outboxes.
alter table outbox
  add column traceparent text default nullif(current_setting('app.traceparent', true), '');
