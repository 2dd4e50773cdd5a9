package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.compat.Events;
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

  @Test
  void aChangeIsFollowedFromCalDavToTheSchedulerAndBack(House house) {
    String title = House.title("Von unterwegs");
    LocalDateTime start = House.daysAhead(11, 11);
    house.rest().create(UUID.randomUUID(), title, start, 60);
    house.awaitInDav(title, start);
    DavCalendar.Item item = house.inDav(title).orElseThrow();
    int before = house.traces().spans().size();

    String edited = Events.edited(item, title, start.plusHours(1));
    house.dav().put(item.name(), edited, item.eTag()).expect("PUT", 200, 204);

    house.soon(
        () ->
            assertThat(
                    house.traces().spans().stream()
                        .skip(before)
                        .filter(
                            span ->
                                span.service().equals("caldav-gateway")
                                    && span.name().startsWith("PUT")))
                .anySatisfy(
                    request ->
                        assertThat(traceOf(house, request))
                            .as("the scheduler's call")
                            .anyMatch(
                                span ->
                                    span.service().equals("scheduler-service")
                                        && span.name().equals("POST /internal/v1/entry-changes"))
                            .as("the event that comes back")
                            .anyMatch(
                                span ->
                                    span.service().equals("caldav-gateway")
                                        && span.name()
                                            .equals("calbridge.calendar-entries.v1 process"))));
  }

  private static List<Span> traceOf(House house, Span one) {
    return house.traces().spans().stream()
        .filter(span -> span.trace().equals(one.trace()))
        .toList();
  }
}
