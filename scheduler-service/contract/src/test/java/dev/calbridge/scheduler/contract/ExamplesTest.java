package dev.calbridge.scheduler.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published examples pin the wire format: what is read from one is written as it was. */
class ExamplesTest {

  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("calendar-entry.json", CalendarEntry.class),
        Arguments.of("calendar-entry-unavailability.json", CalendarEntry.class),
        Arguments.of("calendar-snapshot-person.json", CalendarSnapshot.class),
        Arguments.of("calendar-snapshot-place.json", CalendarSnapshot.class),
        Arguments.of("entry-change-create.json", EntryChange.class),
        Arguments.of("entry-change-update.json", EntryChange.class),
        Arguments.of("entry-change-delete.json", EntryChange.class),
        Arguments.of("entry-change-outcome-applied.json", EntryChangeOutcome.class),
        Arguments.of("entry-change-outcome-removed.json", EntryChangeOutcome.class),
        Arguments.of("entry-change-outcome-refused.json", EntryChangeOutcome.class),
        Arguments.of("entry-change-outcome-applied-notices.json", EntryChangeOutcome.class),
        Arguments.of("entry-change-move.json", EntryChange.class),
        Arguments.of("calendar-entry-series.json", CalendarEntry.class),
        Arguments.of("calendar-entry-series-discreet.json", CalendarEntry.class),
        Arguments.of("calendar-snapshot-companion.json", CalendarSnapshot.class),
        Arguments.of("journal-line.json", JournalLine.class),
        Arguments.of("linked-calendar.json", LinkedCalendar.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void whatIsReadIsWrittenAsItWas(String name, Class<?> type) throws IOException {
    JsonNode example = json.readTree(file(name));
    Object value = json.treeToValue(example, type);
    assertThat(json.readTree(json.writerFor(type).writeValueAsString(value))).isEqualTo(example);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void anUnknownFieldIsIgnored(String name, Class<?> type) throws IOException {
    ObjectNode example = (ObjectNode) json.readTree(file(name));
    Object value = json.treeToValue(example, type);
    example.put("addedLater", 7);
    assertThat(json.treeToValue(example, type)).isEqualTo(value);
  }

  @Test
  void anUnknownOutcomeIsNotGuessed() {
    assertThatThrownBy(
            () -> json.readValue("{\"outcome\":\"postponed\"}", EntryChangeOutcome.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void everyExampleIsPinned() throws URISyntaxException {
    File[] files = new File(file("calendar-entry.json").toURI()).getParentFile().listFiles();
    assertThat(Arrays.stream(files).map(File::getName))
        .containsExactlyInAnyOrderElementsOf(
            examples().map(arguments -> (String) arguments.get()[0]).toList());
  }

  private static URL file(String name) {
    return ExamplesTest.class.getResource("/examples/" + name);
  }
}
