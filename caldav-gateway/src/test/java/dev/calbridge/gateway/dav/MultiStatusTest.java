package dev.calbridge.gateway.dav;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.dav.xml.XmlReader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiStatusTest {

  private static final int LARGEST_PIECE = 140_000;

  private final List<byte[]> pieces = new ArrayList<>();
  private final List<DavResponse> heads = new ArrayList<>();
  private final MultiStatus answer =
      new MultiStatus(
          new Outlet() {
            @Override
            public void write(DavResponse head, byte[] piece) {
              heads.add(head);
              pieces.add(piece);
            }
          },
          DavResponse.multiStatus().dressed());

  @Test
  void aShortAnswerIsWhole() {
    add(3);

    DavResponse response = answer.response();

    assertThat(pieces).isEmpty();
    assertThat(response.status()).isEqualTo(207);
    assertThat(response.headers()).containsKeys("DAV", "Content-Type");
    assertThat(responses(response.body())).isEqualTo(3);
  }

  @Test
  void ofALongAnswerNoMoreThanAPieceIsHeld() {
    add(3_000);

    DavResponse response = answer.response();

    assertThat(response.body()).isEmpty();
    assertThat(response.status()).isEqualTo(207);
    assertThat(pieces).hasSizeGreaterThan(2).allMatch(piece -> piece.length < LARGEST_PIECE);
    assertThat(heads).allMatch(head -> head.headers().containsKey("DAV"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    pieces.forEach(whole::writeBytes);
    assertThat(responses(whole.toByteArray())).isEqualTo(3_000);
  }

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      answer.properties(
          "/dav/calendars/u/" + i + ".ics",
          List.of(
              new Propstat(
                  200, List.of(XmlElement.text(XmlName.dav("getetag"), "\"ä-\uD83D\uDCC5\"")))));
    }
  }

  private static long responses(byte[] document) {
    try {
      return new XmlReader().read(document).children(XmlName.dav("response")).count();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
