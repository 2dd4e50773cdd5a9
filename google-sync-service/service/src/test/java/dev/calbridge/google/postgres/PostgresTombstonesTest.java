package dev.calbridge.google.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.link.Tombstones.Tombstone;
import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What PostgreSQL remembers of events that are gone. */
@QuarkusTest
class PostgresTombstonesTest extends SyncTest {

  private static final Instant NOON = Instant.parse("2030-03-04T12:00:00.123Z");

  @Inject PostgresTombstones tombstones;
  @Inject Links links;
  @Inject Transactions transactions;

  @Test
  void eachLinkKnowsItsLastTombstonesForAnHour() {
    Link link = found(link("keep-ours", "both"));
    Link other = found(link("keep-ours", "both"));
    tombstones.put(link, List.of(event("a", "1", null), event("a", "1", null)));
    tombstones.put(link, List.of(event("a", "2", NOON), event("b", "3", null)));
    assertThat(tombstones.of(link, Set.of("a", "b", "c")))
        .isEqualTo(Map.of("a", new Tombstone("2", NOON), "b", new Tombstone("3", null)));
    assertThat(tombstones.of(other, Set.of("a"))).isEmpty();

    transactions.query(
        link.tenant(),
        "update tombstone set kept_since = now() - interval '61 minutes'",
        io.vertx.mutiny.sqlclient.Tuple.tuple());
    tombstones.put(link, List.of(event("b", "4", null)));
    assertThat(tombstones.of(link, Set.of("a", "b")).keySet()).containsExactly("b");
  }

  private Link found(Linked linked) {
    return links.find("optik-himmel", UUID.fromString(linked.id())).orElseThrow();
  }

  private static RemoteEvent event(String id, String etag, @Nullable Instant changedAt) {
    return new RemoteEvent(
        id, etag, null, new RemoteEvent.Cancelled(), null, "{}", List.of(), changedAt, false);
  }
}
