"""A line per check, as the caller of these scripts reads them, and what the server itself has."""
import base64
import os
import re
import sys
import urllib.error
import urllib.request

ACCOUNT = os.environ["CALDAV_URL"]
USER = os.environ["CALDAV_USER"]
PASSWORD = os.environ["CALDAV_PASSWORD"]
CALENDAR = os.environ["CALDAV_CALENDAR"]
SECONDS = 30


class Checks:
    """What one program is asked to do."""

    def __init__(self, program):
        self.program = program
        self.failed = 0

    def __call__(self, sentence, holds):
        """One failure does not stop the others."""
        try:
            if not holds():
                raise AssertionError("it does not")
            print(f"ok      {self.program}: {sentence}", flush=True)
        except Exception as fault:
            self.failed += 1
            told = " ".join(str(fault).split())
            print(f"FAILED  {self.program}: {sentence}: {type(fault).__name__} {told}", flush=True)

    def end(self):
        sys.exit(0 if self.failed == 0 else 1)


def request(method, url, body=None, **headers):
    """Status, headers and text of an answer, whatever the status."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(url, body and body.encode(), said, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


def realm():
    """What programs keep passwords under."""
    _, headers, _ = request("PROPFIND", ACCOUNT, Depth="0")
    return re.search('realm="([^"]*)"', headers["WWW-Authenticate"])[1]


def authorized(method, url, body=None, **headers):
    token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    return request(method, url, body, Authorization=f"Basic {token}", **headers)


def served(calendar_url, uid):
    """Path and unfolded text of the object with that UID, as the server has it; or two Nones."""
    query = f"""<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
      <D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR">
      <C:comp-filter name="VEVENT"><C:prop-filter name="UID"><C:text-match>{uid}</C:text-match>
      </C:prop-filter></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""
    _, _, text = authorized(
        "REPORT", calendar_url, query, Depth="1", Content_Type="application/xml")
    path = re.search("<D:href>([^<]*)</D:href>", text)
    data = re.search("BEGIN:VCALENDAR.*END:VCALENDAR", text, re.S)
    if not path or not data:
        return None, None
    lines = data[0].replace("&#13;", "").replace("\r", "")
    return path[1], re.sub("\n[ \t]", "", lines)
