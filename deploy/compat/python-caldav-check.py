"""Lets python3-caldav find a calendar and keep it in step, and prints a line per check."""
import uuid
from datetime import datetime, timezone

import caldav
from caldav.lib import error
from checks import ACCOUNT, CALENDAR, PASSWORD, USER, Checks

check = Checks("python-caldav")


def event(uid, title, hour):
    return "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//python-caldav//EN", "BEGIN:VEVENT",
        f"UID:{uid}", "DTSTAMP:20261101T000000Z", f"SUMMARY:{title}",
        f"DTSTART;TZID=Europe/Berlin:20300312T{hour:02d}0000",
        f"DTEND;TZID=Europe/Berlin:20300312T{hour:02d}3000",
        "END:VEVENT", "END:VCALENDAR", ""])


def moment(day, hour=0):
    return datetime(2030, 3, day, hour, tzinfo=timezone.utc)


client = caldav.DAVClient(url=ACCOUNT, username=USER, password=PASSWORD)
found = {}


def discover():
    found["principal"] = client.principal()
    found["calendars"] = found["principal"].calendars()
    return len(found["calendars"]) > 1 and all(one.name for one in found["calendars"])


check("it finds principal, home and calendars from the address of the account", discover)
calendar = next((one for one in found.get("calendars", []) if CALENDAR in str(one.url)), None)
check("the calendar of the resource is among them", lambda: calendar is not None)
if calendar is not None:
    uid = str(uuid.uuid4())
    state = {}

    def first_sync():
        state["sync"] = calendar.objects_by_sync_token(load_objects=True)
        return bool(state["sync"].sync_token) and all(one.data for one in state["sync"])

    def create():
        calendar.save_event(event(uid, "Neu von python-caldav", 9))
        return "SUMMARY:Neu von python-caldav" in calendar.event_by_uid(uid).data

    def next_sync():
        updated, deleted = state["sync"].sync()
        again, gone = state["sync"].sync()
        return (any(uid in str(one.url) for one in updated) and not list(deleted)
                and not list(again) and not list(gone))

    def change():
        one = calendar.event_by_uid(uid)
        one.data = event(uid, "Geändert von python-caldav", 11)
        one.save()
        return "T110000" in calendar.event_by_uid(uid).data

    def window():
        inside = calendar.search(start=moment(12), end=moment(13), event=True, expand=False)
        outside = calendar.search(start=moment(13), end=moment(14), event=True, expand=False)
        return (any(uid in str(one.url) for one in inside)
                and not any(uid in str(one.url) for one in outside))

    def delete():
        calendar.event_by_uid(uid).delete()
        try:
            calendar.event_by_uid(uid)
        except error.NotFoundError:
            return True
        return False

    def deleted_in_sync():
        updated, deleted = state["sync"].sync()
        return not list(updated) and any(uid in str(one.url) for one in deleted)

    def no_calendar_of_ones_own():
        try:
            found["principal"].make_calendar(name="Eigener")
        except error.DAVError:
            return True
        return False

    check("a first sync brings all objects and a token", first_sync)
    check("it creates an event and finds it by its UID", create)
    check("the next sync shows it, and the one after that nothing", next_sync)
    check("it changes the event", change)
    check("a window of time holds it, another does not", window)
    check("it deletes the event", delete)
    check("the sync after that tells of the deletion", deleted_in_sync)
    check("a calendar of its own is refused", no_calendar_of_ones_own)
check.end()
