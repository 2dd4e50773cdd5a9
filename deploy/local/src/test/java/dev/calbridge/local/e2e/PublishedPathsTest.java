package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.Destination;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a service offers to people can be reached, and what it keeps to itself cannot. */
@ExtendWith(StackExtension.class)
class PublishedPathsTest {

  private static final Map<Listener, Destination> SERVICES =
      Map.of(
          Listener.SCHEDULER, Destination.SCHEDULER,
          Listener.CREDENTIAL, Destination.CREDENTIAL,
          Listener.GOOGLE_SYNC, Destination.GOOGLE_SYNC);

  @Test
  void every_path_of_the_interface_goes_to_its_service_and_no_other_path_does(House house) {
    List<String> published = new ArrayList<>();
    SERVICES.forEach(
        (listener, destination) -> {
          JsonNode paths =
              house
                  .http()
                  .send(
                      "GET", house.stack().url(listener) + "/q/openapi?format=json", Map.of(), null)
                  .expect("OpenAPI", 200)
                  .json()
                  .path("paths");
          assertThat(paths.isEmpty()).as("paths of %s", destination).isFalse();
          paths
              .fieldNames()
              .forEachRemaining(
                  path -> {
                    boolean open = path.startsWith("/api/") || path.startsWith("/feed/");
                    assertThat(Routes.of("GET", path.replaceAll("[{}]", "x")))
                        .as(path)
                        .isEqualTo(open ? destination : Destination.NOT_FOUND);
                    if (open) {
                      published.add(path);
                    }
                  });
        });
    assertThat(published).hasSizeGreaterThan(40);
  }
}
