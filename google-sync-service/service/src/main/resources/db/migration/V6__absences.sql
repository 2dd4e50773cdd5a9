-- What becomes of events that say that somebody is away.
alter table link add column absences text not null default 'UNAVAILABLE';
