-- While a tenant is erased, topics are told of each thing that goes, in the transaction in which it
-- goes: nobody can change it in between and be the last to tell of it.
create function tell_erasure() returns trigger language plpgsql as $$
declare
  digest text;
begin
  -- Nobody of the tenant is left to listen to notices.
  perform set_config('app.told_again', 'yes', true);
  if tg_table_name <> 'resource' then
    insert into outbox (topic, key, type, version)
    values ('calbridge.calendar-entries.v1', old.tenant || '/' || old.id,
            'dev.calbridge.calendar-entry.removed.v1', old.version + 1);
    return null;
  end if;
  insert into outbox (topic, key, type, version)
  values ('calbridge.calendars.v1', old.tenant || '/' || old.id,
          'dev.calbridge.calendar.removed.v1', old.version + 1);
  if exists (select from tenant where tenant.tenant = old.tenant and unavailabilities_apart) then
    -- The companion's id: a UUID by name (RFC 9562, section 5.3).
    digest := md5('unavailabilities of ' || old.id);
    digest := overlay(overlay(digest placing '3' from 13) placing
      substr('89ab', get_byte(decode('0' || substr(digest, 17, 1), 'hex'), 0) % 4 + 1, 1) from 17);
    insert into outbox (topic, key, type, version)
    values ('calbridge.calendars.v1', old.tenant || '/' || digest::uuid,
            'dev.calbridge.calendar.removed.v1', old.version + 1);
  end if;
  return null;
end
$$;

create trigger tell_erasure after delete on appointment for each row
  when (current_setting('app.erasing', true) = 'yes') execute function tell_erasure();
create trigger tell_erasure after delete on resource_time for each row
  when (current_setting('app.erasing', true) = 'yes' and old.kind = 'UNAVAILABILITY')
  execute function tell_erasure();
create trigger tell_erasure after delete on resource for each row
  when (current_setting('app.erasing', true) = 'yes') execute function tell_erasure();
