package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old content under a tag the program has only just heard of, as Outlook's add-in sends it. */
@QuarkusTest
class StaleEditTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  private CalendarEntry entry;
  private DavClient outlook;
  private DavClient phone;
  private String old;

  /** Outlook has the first version, the phone the second; both share a credential. */
  @BeforeEach
  void twoDevices() {
    outlook = anna.onAnotherDevice("CalDavSynchronizer/4.5");
    phone = anna.onAnotherDevice("iOS/18.1 (22B83) dataaccessd/1.0");
    entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    old = outlook.send("GET", practice.href(entry), null).body();
    publish(practice.changed(entry, Practice.content("Umbenannt", Practice.timed(MONDAY), null)));
    phone.send("GET", practice.href(entry), null);
  }

  @Test
  void isJoinedWithWhatWasChangedMeanwhile() {
    Answer put = put(outlook, old.replace("LOCATION:01 Stuttgart", "LOCATION:Raum 2"));

    assertThat(put.status()).isEqualTo(204);
    assertThat(put.header("ETag")).as("the content is another").isEmpty();
    assertThat(lastChange().baseVersion()).isEqualTo(1);
    assertThat(anna.send("GET", practice.href(entry), null).body())
        .contains("SUMMARY:Umbenannt", "LOCATION:Raum 2");
  }

  @Test
  void isRefusedIfBothChangedTheSame() {
    Answer put = put(outlook, old.replace("SUMMARY:Sehtest", "SUMMARY:Anders"));

    assertThat(put.status()).isEqualTo(412);
    assertThat(anna.send("GET", practice.href(entry), null).body()).contains("SUMMARY:Umbenannt");
  }

  @Test
  void whatTheOtherDeviceSendsIsNotTakenForOld() {
    String now = phone.send("GET", practice.href(entry), null).body();

    Answer put = put(phone, now.replace("SUMMARY:Umbenannt", "SUMMARY:Vom Telefon"));

    assertThat(put.status()).isEqualTo(204);
    assertThat(lastChange().baseVersion()).isEqualTo(2);
    assertThat(anna.send("GET", practice.href(entry), null).body()).contains("SUMMARY:Vom Telefon");
  }

  private Answer put(DavClient device, String text) {
    String tag =
        device
            .report(practice.calendar(), DavClient.body("vdirsyncer-list.xml"))
            .property(practice.href(entry), XmlName.dav("getetag"))
            .text();
    return device.put(practice.href(entry), text, "If-Match", tag);
  }

  private EntryChange.Update lastChange() {
    return (EntryChange.Update) scheduler.asked().getLast().change();
  }
}
