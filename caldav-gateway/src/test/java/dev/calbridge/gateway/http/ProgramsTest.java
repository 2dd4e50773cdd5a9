package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as programs send them, each with the answer it needs to have, beside it in a file. */
@QuarkusTest
class ProgramsTest extends GatewayTest {

  private static final UUID ENTRY = UUID.fromString("00000000-0000-4000-8000-000000000017");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thunderbird-start",
        "thunderbird-sync",
        "thunderbird-multiget",
        "davx5-state",
        "davx5-home",
        "davx5-list",
        "outlook-discovery",
        "outlook-list",
        "macos-principal",
        "ios-listing"
      })
  void theAnswerIsWhatTheProgramNeeds(String name) throws IOException {
    CalendarEntry entry =
        practice.entry(
            ENTRY,
            1,
            List.of(new EntryPlacement(practice.resource, "uid-sehtest", "sehtest.ics")),
            Practice.content(
                "Sehtest", Practice.timed(LocalDateTime.of(2026, 11, 23, 9, 0)), null));
    publish(entry);

    Answer answer = send(file(name + ".request"));

    assertThat(answer.status()).isEqualTo(207);
    // To be looked at, and put beside the request, where an answer is to be another one.
    Files.createDirectories(Path.of("target/programs"));
    Files.writeString(Path.of("target/programs", name + ".answer"), shown(answer.xml()));
    assertThat(shown(answer.xml())).isEqualToNormalizingNewlines(file(name + ".answer"));
  }

  private Answer send(String request) {
    String[] parts = filled(request).split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    String[] first = lines.getFirst().split(" ", 2);
    List<String> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(": ", 2);
      headers.addAll(List.of(header));
    }
    return anna.send(first[0], first[1], parts[1], headers.toArray(String[]::new));
  }

  private String filled(String text) {
    return text.replace("{calendar}", practice.calendar())
        .replace("{home}", practice.home())
        .replace("{principal}", practice.principal());
  }

  /** One element a line, with names of our own for what differs each time. */
  private String shown(XmlElement root) {
    StringBuilder out = new StringBuilder();
    show(root, "", out);
    return out.toString()
        .replace(practice.calendar(), "{calendar}")
        .replace(practice.home(), "{home}")
        .replace(practice.principal(), "{principal}")
        .replace(practice.userName, "{user name}")
        .replaceAll("urn:calbridge:(sync|home):[a-z0-9]+:[0-9a-f-]+:[0-9]+", "{token}");
  }

  private static void show(XmlElement element, String indent, StringBuilder out) {
    out.append(indent).append(element.name());
    Map<String, String> attributes = new TreeMap<>();
    element.attributes().forEach((name, value) -> attributes.put(name.local(), value));
    if (!attributes.isEmpty()) {
      out.append(' ').append(attributes);
    }
    if (!element.text().isEmpty()) {
      out.append(" = ").append(element.text().replace("\r\n", "|").replace("\n", "|"));
    }
    out.append('\n');
    element.children().forEach(child -> show(child, indent + "  ", out));
  }

  private static String file(String name) throws IOException {
    try (InputStream in = ProgramsTest.class.getResourceAsStream("/programs/" + name)) {
      return in == null ? "no file " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
