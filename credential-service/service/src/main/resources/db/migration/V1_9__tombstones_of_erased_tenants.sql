-- While a tenant is erased, the topic is told of each credential that goes, in the transaction in
-- which it goes. Grants go by themselves before, for their provider has to be told as well.
create function tell_erasure() returns trigger language plpgsql as $$
begin
  insert into outbox (topic, key, type, version)
  values ('calbridge.credentials.v1', old.tenant || '/' || old.id,
          'dev.calbridge.credential.removed.v1', old.version + 1);
  return null;
end
$$;

create trigger tell_erasure after delete on service_credential for each row
  when (current_setting('app.erasing', true) = 'yes') execute function tell_erasure();
