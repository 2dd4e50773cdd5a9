package dev.calbridge.google.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.Clients;
import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.LockedAccounts;
import dev.calbridge.google.link.Pair;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two processes want the same link: one has it, and the other cannot write behind its back. */
@QuarkusTest
class ReplicasTest extends SyncTest {

  private static final Duration LEASE = Duration.ofSeconds(20);

  @Inject TenantDatabase database;
  @Inject Pool pool;
  @Inject Snapshots snapshots;
  @Inject Links links;
  @Inject Clock clock;
  @Inject DatabaseTime time;
  @Inject GoogleCalendars google;
  @Inject AccessTokens tokens;

  /** A process of its own, as far as the database can tell. */
  private final class Replica {
    private final Transactions transactions =
        new Transactions(database, pool, new ProcessIdentity(UUID.randomUUID()));
    private final LinkQueue queue = new PostgresLinkQueue(transactions);
    private final Pairs pairs = new PostgresPairs(transactions, snapshots, clock);
  }

  @Test
  void theServiceGoesByTheDatabasesTime() {
    assertThat(clock).isInstanceOf(DatabaseClock.class);
    Duration apart = Duration.between(told(Duration.ofMinutes(9)).instant(), clock.instant());
    assertThat(apart.abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void replicasThatLiveAreCountedUntilTheyFallSilent() {
    UUID another = UUID.randomUUID();
    int alive = replicas();
    replica("insert into replica (id, seen_at) values ($1, now())", another);
    assertThat(replicas()).isEqualTo(alive + 1);
    replica("update replica set seen_at = now() - interval '30 seconds' where id = $1", another);
    assertThat(replicas()).isEqualTo(alive);
    replica("delete from replica where id = $1", another);
  }

  @Test
  void anAccountThatOneReplicaFindsLockedIsLeftAloneByTheOthers() {
    CalendarAccess access = access();
    world.google.disturb(
        """
        {"method":"calendarList.get","path":"%s","status":403,"reason":"quotaExceeded"}
        """
            .formatted(access.calendarId()));
    assertThat(catchThrowable(() -> google.facts(access))).isInstanceOf(GoogleFault.class);
    Transactions.await(time.measure());

    Budget budget = new Budget(new Budget.Limits(600, 600, 600), clock);
    GoogleCalendars other =
        Clients.at(
            world.googleUri(),
            tokens,
            budget,
            new PostgresLockedAccounts(new Replica().transactions),
            clock,
            _ -> {},
            new Random(1));
    long since = world.google.journal();
    budget.closeUntil(time.lockedAccounts());
    GoogleFault fault = catchThrowableOfType(GoogleFault.class, () -> other.facts(access));
    assertThat(fault.retryAfter()).isGreaterThan(Duration.ofMinutes(50));
    assertThat(world.google.requests("calendarList.get", since, access.calendarId())).isZero();
  }

  @Test
  void theServiceLeavesAnAccountAloneThatAnotherReplicaFoundLocked() {
    CalendarAccess access = access();
    google.facts(access);
    LockedAccounts beside = new PostgresLockedAccounts(new Replica().transactions);
    Instant end = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    beside.lock(access.grant(), end);
    beside.lock(access.grant(), end.minus(Duration.ofMinutes(30)));
    beside.lock(UUID.randomUUID(), clock.instant().minusSeconds(1));
    Transactions.await(time.measure());
    assertThat(time.lockedAccounts()).containsEntry(access.grant(), end);
    assertThat(time.lockedAccounts().values()).allMatch(until -> until.isAfter(clock.instant()));
    soon().until(() -> catchThrowable(() -> google.facts(access)) instanceof GoogleFault);
    long since = world.google.journal();
    assertThat(catchThrowable(() -> google.facts(access))).isInstanceOf(GoogleFault.class);
    assertThat(world.google.requests("calendarList.get", since, access.calendarId())).isZero();
  }

  private CalendarAccess access() {
    return new CalendarAccess(
        FakeHouse.TENANT,
        world.grants.consent(world.google.email()),
        world.google.newCalendar("Gesperrt"));
  }

  /** As many as are seen now; otherwise they are looked for every few seconds. */
  private int replicas() {
    Transactions.await(time.measure());
    return time.replicas();
  }

  private void replica(String sql, UUID id) {
    Transactions.await(pool.preparedQuery(sql).execute(Tuple.of(id)));
  }

  @Test
  void whoLostTheLeaseWritesNothingAnyMore() {
    Linked linked = link("keep-ours", "both");
    UUID id = UUID.fromString(linked.id());
    as("admin")
        .body("{\"paused\":true}")
        .patch("/api/v1/google/links/" + id)
        .then()
        .statusCode(200);
    world.house.create(linked.resource(), appointment("Sehtest", TOMORROW_NINE));
    soon().until(() -> status(linked).<Integer>path("pending") == 1);
    Link link = links.find(FakeHouse.TENANT, id).orElseThrow();
    Replica one = new Replica();
    Replica other = new Replica();
    // The service itself leaves a paused link alone for an hour.
    Instant later = clock.instant().plus(Duration.ofHours(2));

    Optional<LinkQueue.Lease> lease =
        soon().until(() -> one.queue.claim(id, later, LEASE), Optional::isPresent);
    assertThat(other.queue.claim(id, later, LEASE)).isEmpty();
    Pair pair = one.pairs.after(link, 0, 10).getFirst();
    one.pairs.keep(link, pair);
    assertThatThrownBy(() -> other.pairs.keep(link, pair)).isInstanceOf(Pairs.LeaseLost.class);

    // One falls silent; the other takes over, and one wakes up again too late.
    Instant expired = later.plus(LEASE).plusSeconds(1);
    assertThat(other.queue.claim(id, expired, LEASE)).isPresent();
    assertThatThrownBy(() -> one.pairs.settle(link, pair, null))
        .isInstanceOf(Pairs.LeaseLost.class);
    assertThatThrownBy(() -> one.pairs.seen(link, List.of(pair), false))
        .isInstanceOf(Pairs.LeaseLost.class);
    one.queue.release(lease.orElseThrow(), expired, null, 0);
    assertThat(one.queue.claim(id, expired, LEASE)).as("what is not its own stays taken").isEmpty();
    other.pairs.keep(link, pair);
  }

  @Test
  void whatGoogleTellsDuringATurnIsLookedAtInTheNext() {
    Linked linked = link("keep-ours", "both");
    UUID id = UUID.fromString(linked.id());
    as("admin").body("{\"paused\":true}").patch("/api/v1/google/links/" + id);
    Replica one = new Replica();
    Instant later = clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
    LinkQueue.Lease lease =
        soon().until(() -> one.queue.claim(id, later, LEASE), Optional::isPresent).orElseThrow();
    assertThat(lease.pollAt()).as("a look is due").isBefore(later);
    one.queue.lookSoon(FakeHouse.TENANT, id, later);
    one.queue.release(lease, later.plus(Duration.ofDays(1)), null, 0);
    assertThat(one.queue.claim(id, later, LEASE).orElseThrow().pollAt()).isEqualTo(later);
  }

  /** One machine is nine minutes ahead, the other nine behind; neither may notice. */
  @Test
  void replicasWhoseClocksAreApartShareOneTime() {
    Linked linked = link("keep-ours", "both");
    UUID id = UUID.fromString(linked.id());
    as("admin").body("{\"paused\":true}").patch("/api/v1/google/links/" + id);
    Link link = links.find(FakeHouse.TENANT, id).orElseThrow();
    DatabaseClock fast = told(Duration.ofMinutes(9));
    DatabaseClock slow = told(Duration.ofMinutes(-9));
    assertThat(Duration.between(slow.instant(), fast.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));

    Replica ahead = new Replica();
    Replica behind = new Replica();
    Duration later = Duration.ofHours(2);
    soon().until(() -> behind.queue.claim(id, slow.instant().plus(later), LEASE).isPresent());
    assertThat(ahead.queue.claim(id, fast.instant().plus(later), LEASE))
        .as("the lease of the slow one has not run out")
        .isEmpty();

    // What one lets pass, the other counts, within the guard's ten minutes.
    Deletions seen = new PostgresDeletions(ahead.transactions);
    Pair gone = new Pair(1, id, null, "e1", 0, null, null, 0, null, 0, 0, 0, null);
    Pair other = new Pair(2, id, null, "e2", 0, null, null, 0, null, 0, 0, 0, null);
    new PostgresDeletions(behind.transactions).note(link, gone, slow.instant());
    assertThat(seen.count(link, other, fast.instant().minus(Duration.ofMinutes(10))).deleted())
        .isEqualTo(1);
  }

  private DatabaseClock told(Duration machineAhead) {
    DatabaseClock told =
        new DatabaseClock(Clock.offset(Clock.systemUTC(), machineAhead), System::nanoTime);
    long asked = told.nanos();
    told.measured(
        asked,
        Transactions.await(pool.query("select clock_timestamp()").execute())
            .iterator()
            .next()
            .getOffsetDateTime(0)
            .toInstant());
    return told;
  }
}
