-- The W3C trace context of the request that wrote the event, so that its trace goes on with the
-- consumers. Absent while tracing is off.
alter table outbox add column traceparent text;
