-- What is told once more is no news for those who listen.
drop trigger notice_change on outbox;
create trigger notice_change after insert on outbox for each row
  when (new.topic in ('calbridge.calendars.v1', 'calbridge.calendar-entries.v1')
    and coalesce(current_setting('app.told_again', true), '') <> 'yes')
  execute function notice_change();
