package dev.calbridge.gateway.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

  private static final UUID RESOURCE = UUID.fromString("0b0b0b0b-0000-4000-8000-000000000001");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.ics | a.ics
          Mein Termin.ics | Mein%20Termin.ics
          a@b.ics | a@b.ics
          a/b.ics | a%2Fb.ics
          ü&+.ics | %C3%BC%26%2B.ics
          %41.ics | %2541.ics
          """)
  void aNameIsWrittenInOneWayAndReadBack(String name, String written) {
    DavPath.CalendarObject object = new DavPath.CalendarObject("u", RESOURCE, name);

    assertThat(object.href()).isEqualTo("/dav/calendars/u/" + RESOURCE + "/" + written);
    assertThat(DavPath.parse(object.href())).isEqualTo(object);
  }

  @Test
  void otherEncodingsOfTheSameNameMeanTheSame() {
    assertThat(DavPath.parse("/dav/calendars/u/" + RESOURCE + "/%61%40b.ics"))
        .isEqualTo(new DavPath.CalendarObject("u", RESOURCE, "a@b.ics"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dav/%zz", "/dav/%", "/dav/%F", "/dav/%C3", "/dav/%00"})
  void aBrokenEncodingIsABadRequest(String path) {
    assertThatThrownBy(() -> DavPath.parse(path))
        .isInstanceOfSatisfying(DavFault.class, fault -> assertThat(fault.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x",
        "/dav/x/",
        "/dav/calendars/u/0B0B0B0B-0000-4000-8000-000000000001/",
        "/dav/principals/u/x/",
        "/dav/../etc/passwd"
      })
  void whatIsNoPathOfOursIsNotThere(String path) {
    assertThatThrownBy(() -> DavPath.parse(path))
        .isInstanceOfSatisfying(DavFault.class, fault -> assertThat(fault.status()).isEqualTo(404));
  }
}
