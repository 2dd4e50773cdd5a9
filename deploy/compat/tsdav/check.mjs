// Lets tsdav find a calendar and keep it in step, and prints a line per check.
import { DAVClient } from 'tsdav';
import { randomUUID } from 'node:crypto';

const { CALDAV_URL, CALDAV_USER, CALDAV_PASSWORD, CALDAV_CALENDAR } = process.env;
let failed = 0;

async function check(sentence, holds) {
  try {
    if (!(await holds())) {
      throw new Error('it does not');
    }
    console.log(`ok      tsdav: ${sentence}`);
  } catch (fault) {
    failed++;
    console.log(`FAILED  tsdav: ${sentence}: ${fault.message}`);
  }
}

function event(uid, title, hour) {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//tsdav//tsdav 1.3.0//EN', 'BEGIN:VEVENT',
    `UID:${uid}`, 'DTSTAMP:20261101T000000Z', `SUMMARY:${title}`,
    `DTSTART;TZID=Europe/Berlin:20300311T${hour}0000`,
    `DTEND;TZID=Europe/Berlin:20300311T${hour}3000`,
    'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n');
}

const client = new DAVClient({
  serverUrl: CALDAV_URL,
  credentials: { username: CALDAV_USER, password: CALDAV_PASSWORD },
  authMethod: 'Basic',
  defaultAccountType: 'caldav',
});

let calendars = [];
await check('it signs in and finds the home from the address of the account', async () => {
  await client.login();
  return client.account.homeUrl.includes('/dav/calendars/');
});
await check('it lists the calendars with names, tokens and reports', async () => {
  calendars = await client.fetchCalendars();
  return calendars.length > 1
    && calendars.every((one) => one.displayName && one.ctag && one.syncToken && one.components.includes('VEVENT'));
});
const calendar = calendars.find((one) => one.url.includes(CALDAV_CALENDAR));
await check('the calendar of the resource is among them', async () => calendar !== undefined);
if (calendar) {
  const uid = randomUUID();
  const find = async () =>
    (await client.fetchCalendarObjects({ calendar })).find((one) => one.url.includes(uid));
  await check('it fetches all objects with their ETags', async () => {
    const objects = await client.fetchCalendarObjects({ calendar });
    return objects.every((one) => one.etag && one.data.includes('BEGIN:VEVENT'));
  });
  await check('it creates an object', async () => {
    const answer = await client.createCalendarObject({
      calendar, filename: `${uid}.ics`, iCalString: event(uid, 'Neu von tsdav', '09'),
    });
    return answer.status === 201 && (await find()).data.includes('SUMMARY:Neu von tsdav');
  });
  await check('a second object of that name is refused', async () => {
    const answer = await client.createCalendarObject({
      calendar, filename: `${uid}.ics`, iCalString: event(uid, 'Noch einmal', '10'),
    });
    return answer.status === 412;
  });
  await check('the change shows in the next sync with the old token, and then no more', async () => {
    const before = calendar.syncToken;
    const ask = (syncToken) => client.syncCollection({
      url: calendar.url, props: { 'd:getetag': {} }, syncLevel: 1, syncToken,
    });
    const changes = await ask(before);
    const token = changes.map((one) => one.raw?.multistatus?.syncToken).find(Boolean);
    const then = await ask(token);
    return changes.some((one) => one.href?.includes(uid))
      && !then.some((one) => one.href?.includes(uid));
  });
  await check('it changes the object with its ETag', async () => {
    const found = await find();
    const answer = await client.updateCalendarObject({
      calendarObject: { ...found, data: event(uid, 'Geändert von tsdav', '11') },
    });
    const now = await find();
    return answer.status === 204 && now.data.includes('SUMMARY:Geändert von tsdav')
      && now.data.includes('T110000') && now.etag !== found.etag;
  });
  await check('a window of time holds it, another does not', async () => {
    const of = async (start, end) =>
      client.fetchCalendarObjects({ calendar, timeRange: { start, end } });
    const inside = await of('2030-03-11T00:00:00Z', '2030-03-12T00:00:00Z');
    const outside = await of('2030-03-12T00:00:00Z', '2030-03-13T00:00:00Z');
    return inside.some((one) => one.url.includes(uid))
      && !outside.some((one) => one.url.includes(uid));
  });
  await check('a change of what is not the newest is refused', async () => {
    const answer = await client.updateCalendarObject({
      calendarObject: { ...(await find()), etag: '"stale"', data: event(uid, 'Zu spät', '12') },
    });
    return answer.status === 412;
  });
  await check('it deletes the object', async () => {
    const answer = await client.deleteCalendarObject({ calendarObject: await find() });
    return answer.status === 204 && (await find()) === undefined;
  });
}
process.exit(failed === 0 ? 0 : 1);
