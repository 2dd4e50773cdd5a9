package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.e2e.TraceCollector.Span;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace goes with a change from REST over the outbox and Kafka to the gateways. */
@ExtendWith(StackExtension.class)
class TraceTest {

  @Test
  void aChangeIsFollowedFromRestToWhereItIsSeen(House house) {
    String title = House.title("Verfolgt");
    LocalDateTime start = House.daysAhead(11, 9);
    int before = house.traces().spans().size();

    house.rest().create(UUID.randomUUID(), title, start, 60);
    house.awaitInDav(title, start);

    house.soon(
        () ->
            assertThat(
                    house.traces().spans().stream()
                        .skip(before)
                        .filter(
                            span ->
                                span.service().equals("scheduler-service")
                                    && span.name().startsWith("PUT /api/v1/appointments/")))
                .anySatisfy(
                    request -> {
                      List<Span> trace = traceOf(house, request);
                      assertThat(trace)
                          .as("SQL")
                          .anyMatch(
                              span ->
                                  span.service().equals("scheduler-service")
                                      && span.parent().equals(request.id()));
                      assertThat(trace)
                          .as("CalDAV")
                          .anyMatch(
                              span ->
                                  span.service().equals("caldav-gateway")
                                      && span.name()
                                          .equals("calbridge.calendar-entries.v1 process"));
                      assertThat(trace)
                          .as("Google")
                          .anyMatch(span -> span.service().equals("google-sync-service"));
                    }));
  }

  private static List<Span> traceOf(House house, Span one) {
    return house.traces().spans().stream()
        .filter(span -> span.trace().equals(one.trace()))
        .toList();
  }
}
