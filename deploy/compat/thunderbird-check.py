"""Lets Thunderbird find a calendar and keep it in step, without a window, and prints a line per check."""
import re
import socket
import subprocess
import tempfile
import uuid
from pathlib import Path

from checks import ACCOUNT, CALENDAR, PASSWORD, USER, Checks, authorized, realm, served
from marionette import Marionette

check = Checks("Thunderbird")

# What is needed inside of Thunderbird: its calendars, and a refresh that ends when it has ended.
TOOLS = """
const {cal} = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const {CalEvent} = ChromeUtils.importESModule("resource:///modules/CalEvent.sys.mjs");
const named = part => cal.manager.getCalendars().find(one => one.uri.spec.includes(part));
const items = calendar =>
  calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
const refresh = calendar => new Promise((done, failed) => {
  const observer = {
    QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
    onLoad() { calendar.removeObserver(observer); done(); },
    onError(_, number, message) { calendar.removeObserver(observer); failed(message); },
    onStartBatch() {}, onEndBatch() {}, onAddItem() {}, onModifyItem() {}, onDeleteItem() {},
    onPropertyChanged() {}, onPropertyDeleting() {},
  };
  calendar.addObserver(observer);
  calendar.refresh();
});
const changed = async (part, uid, change) => {
  const calendar = named(part);
  await refresh(calendar);
  const old = await calendar.getItem(uid);
  const item = old.clone();
  change(item);
  await calendar.modifyItem(item, old);
  await refresh(calendar);
};
const moment = (hour, minute, from) => {
  const time = from.clone();
  time.hour = hour;
  time.minute = minute;
  return time;
};
"""

PREFERENCES = {
    "mail.provider.suppress_dialog_on_startup": "true",
    "mail.spotlight.firstRunDone": "true",
    "app.donation.eoy.version.viewed": "999",
    "mailnews.start_page.enabled": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "mail.shell.checkDefaultClient": "false",
    "app.update.enabled": "false",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def event(uid, *lines):
    return "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//another program//EN", "BEGIN:VEVENT",
        f"UID:{uid}", "DTSTAMP:20261101T000000Z", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def judge(thunderbird):
    found = {}

    def run(body, *arguments):
        return thunderbird.run(TOOLS + body, *arguments)

    def discover():
        host = re.match("https?://[^/]*/", ACCOUNT)[0]
        found["calendars"] = run("""
            const login = Cc["@mozilla.org/login-manager/loginInfo;1"]
              .createInstance(Ci.nsILoginInfo);
            login.init(a2.replace(/[/]$/, ""), null, a3, a0, a1, "", "");
            await Services.logins.addLoginAsync(login);
            const {detection} = ChromeUtils.importESModule(
              "resource:///modules/calendar/utils/calProviderDetectionUtils.sys.mjs");
            const found = await detection.detect(a0, a1, a2, true, [], {});
            const calendars = [...found.values()].flat();
            calendars.forEach(one => cal.manager.registerCalendar(one));
            return calendars.map(one => [one.uri.spec, one.name, one.getProperty("color")]);""",
            USER, PASSWORD, host, realm())
        return len(found["calendars"]) > 1 and all(
            name and colour for _, name, colour in found["calendars"])

    check("it finds the calendars, named and coloured, from the host's address alone", discover)
    url = next((one for one, _, _ in found.get("calendars", []) if CALENDAR in one), None)
    check("the calendar of the resource is among them", lambda: url is not None)
    if url is None:
        return
    other = next(one for one, _, _ in found["calendars"] if one != url)
    uid, days, series = (str(uuid.uuid4()) for _ in range(3))

    def text(of, calendar=url):
        return served(calendar, of)[1] or ""

    def first_sync():
        return run("await refresh(named(a0)); return (await items(named(a0))).length", url) > 0

    def events_only():
        return run("""return named(a0).getProperty("capabilities.tasks.supported") === false
            && named(a0).getProperty("capabilities.events.supported") !== false
            && !named(a0).readOnly""", url)

    def added(of, *lines):
        run("await named(a0).addItem(new CalEvent(a1)); await refresh(named(a0));",
            url, event(of, *lines))
        return text(of)

    def create():
        now = added(
            uid, "SUMMARY:Neu aus Thunderbird: äöü ß €", "DESCRIPTION:eins\\nzwei\\, drei",
            "DTSTART;TZID=Europe/Berlin:20300312T190000", "DTEND;TZID=Europe/Berlin:20300312T193000")
        return ("SUMMARY:Neu aus Thunderbird: äöü ß €" in now and "eins\\nzwei\\, drei" in now
                and "DTSTART;TZID=Europe/Berlin:20300312T190000" in now)

    def change():
        run("""await changed(a0, a1, item => {
              item.title = "Geändert in Thunderbird";
              item.setProperty("LOCATION", "Raum 3");
              item.startDate = moment(20, 0, item.startDate);
              item.endDate = moment(20, 45, item.endDate);
            });""", url, uid)
        now = text(uid)
        return ("SUMMARY:Geändert in Thunderbird" in now and "LOCATION:Raum 3" in now
                and "DTSTART;TZID=Europe/Berlin:20300312T200000" in now
                and "DTEND;TZID=Europe/Berlin:20300312T204500" in now)

    def all_day():
        now = added(
            days, "SUMMARY:Messe", "DTSTART;VALUE=DATE:20300401", "DTEND;VALUE=DATE:20300404")
        return "DTSTART;VALUE=DATE:20300401" in now and "DTEND;VALUE=DATE:20300404" in now

    def repeat():
        added(
            series, "SUMMARY:Serie", "RRULE:FREQ=WEEKLY;COUNT=5",
            "DTSTART;TZID=Europe/Berlin:20300311T180000", "DTEND;TZID=Europe/Berlin:20300311T183000")
        run("""await changed(a0, a1, item => {
              const all = item.recurrenceInfo.getOccurrences(
                item.startDate, cal.createDateTime("20310101T000000Z"), 0);
              const one = all[2].clone();
              one.title = "Ausnahme";
              one.startDate = moment(19, 0, one.startDate);
              one.endDate = moment(19, 30, one.endDate);
              item.recurrenceInfo.modifyException(one, true);
              item.recurrenceInfo.removeOccurrenceAt(all[3].recurrenceId);
            });""", url, series)
        now = text(series)
        return ("RECURRENCE-ID;TZID=Europe/Berlin:20300325T180000" in now
                and "SUMMARY:Ausnahme" in now and "20300401T180000" in now.split("EXDATE")[1])

    def other_side():
        path, now = served(url, uid)
        status, _, told = authorized(
            "PUT", re.match("https?://[^/]*", url)[0] + path,
            now.replace("Geändert in Thunderbird", "Anderswo geändert").replace("\n", "\r\n")
            + "\r\n",
            Content_Type="text/calendar; charset=utf-8")
        if status not in (201, 204):
            raise AssertionError(f"{status} {told}")
        return run("""await refresh(named(a0));
            return (await named(a0).getItem(a1)).title""", url, uid) == "Anderswo geändert"

    def acknowledge():
        run("await changed(a0, a1, item => { item.alarmLastAck = cal.dtz.now(); });", url, uid)
        return "X-MOZ-LASTACK:" in text(uid) and "SUMMARY:Anderswo geändert" in text(uid)

    def move():
        run("""const old = await named(a0).getItem(a2);
            await named(a1).addItem(old.clone());
            await named(a0).deleteItem(await named(a0).getItem(a2));
            await refresh(named(a0)); await refresh(named(a1));""", url, other, days)
        return not text(days) and "SUMMARY:Messe" in text(days, other)

    def idle():
        return run("""await refresh(named(a0));
            const before = (await items(named(a0))).map(one => one.icalString).sort();
            await refresh(named(a0));
            const after = (await items(named(a0))).map(one => one.icalString).sort();
            return before.length > 0 && before.join() === after.join()""", url)

    def delete():
        for calendar, one in ((url, uid), (url, series), (other, days)):
            run("""await named(a0).deleteItem(await named(a0).getItem(a1));
                await refresh(named(a0));""", calendar, one)
        return not text(uid) and not text(series) and not text(days, other)

    check("a first sync brings objects", first_sync)
    check("it knows that calendars hold events, may be written, and hold no tasks", events_only)
    check("it creates an event with its zone, umlauts and line breaks", create)
    check("it changes title, place and time", change)
    check("three whole days stay three whole days", all_day)
    check("a series, a changed and a removed occurrence", repeat)
    check("what another program changes arrives", other_side)
    check("an alarm that was seen stays seen", acknowledge)
    check("an event moves to another calendar", move)
    check("a further sync changes nothing", idle)
    check("it deletes events", delete)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    port = free_port()
    preferences = PREFERENCES | {"marionette.port": str(port)}
    Path(profile, "user.js").write_text(
        "".join(f'user_pref("{name}", {value});\n' for name, value in preferences.items()))
    program = subprocess.Popen(
        ["thunderbird", "--headless", "--marionette", "--remote-allow-system-access",
         "--profile", profile],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        judge(Marionette(port))
    finally:
        program.terminate()
        program.wait(30)
check.end()
