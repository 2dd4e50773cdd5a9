package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.local.Service;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chart migrates with a process that does nothing else, as packaged: its log is JSON. */
@ExtendWith(StackExtension.class)
class MigrationTest {

  @Test
  void aServiceThatIsToldSoMigratesAndEndsWithoutItsNeighbours(House house) throws Exception {
    List<JsonNode> log = new ArrayList<>();

    int exit =
        house
            .stack()
            .migrateOnly(
                Service.GOOGLE_SYNC,
                line -> {
                  try {
                    log.add(new ObjectMapper().readTree(line));
                  } catch (Exception notJson) {
                    throw new AssertionError("Not JSON: " + line, notJson);
                  }
                });

    assertThat(exit).isZero();
    assertThat(log)
        .allSatisfy(
            line -> {
              assertThat(line.path("service").asText()).isEqualTo("google-sync-service");
              assertThat(line.path("timestamp").asText()).isNotBlank();
              assertThat(line.has("mdc")).isTrue();
            })
        .anySatisfy(
            line -> assertThat(line.path("message").asText()).contains("Successfully applied"));
  }
}
