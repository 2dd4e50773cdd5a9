package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.feed.Feed;
import dev.calbridge.scheduler.feed.FeedSecret;
import dev.calbridge.scheduler.feed.FeedView;
import dev.calbridge.scheduler.feed.Feeds;
import dev.calbridge.scheduler.file.CalendarFile;
import dev.calbridge.scheduler.file.CalendarText;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.Tenants;
import dev.calbridge.scheduler.transfer.CalendarContents;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code /feed/{tenant}/{secret}.ics}: what a program that subscribes reads. The address is the
 * credential: whatever is wrong with it, the answer is 404.
 */
@Path("/feed")
@PermitAll
@Tag(name = "Feeds")
public class SubscriptionEndpoint {

  private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
  private static final String SUFFIX = ".ics";
  private static final Duration PAST = Duration.ofDays(60);
  private static final Duration FUTURE = Duration.ofDays(366);
  private static final int PAGE = 500;
  private static final int MOST_ENTRIES = 5000;

  private final Feeds feeds;
  private final FeedAccess access;
  private final Tenants tenants;
  private final CalendarContents contents;
  private final RequestRate rate;
  private final Clock clock;

  SubscriptionEndpoint(
      Feeds feeds,
      FeedAccess access,
      Tenants tenants,
      CalendarContents contents,
      RequestRate rate,
      Clock clock) {
    this.feeds = feeds;
    this.access = access;
    this.tenants = tenants;
    this.contents = contents;
    this.rate = rate;
    this.clock = clock;
  }

  @GET
  @Path("{tenant}/{file}")
  @Produces(CalendarFile.MEDIA_TYPE)
  @Operation(
      summary = "The calendar of a feed, from 60 days ago until a year ahead",
      description = "Needs no token: the address is the secret. At most 5,000 entries.")
  public Uni<RestResponse<String>> read(
      @RestPath String tenant, @RestPath String file, @Context HttpServerRequest request) {
    rate.address(String.valueOf(request.remoteAddress().hostAddress()));
    FeedSecret secret =
        ALIAS.matcher(tenant).matches() && file.endsWith(SUFFIX)
            ? FeedSecret.parse(file.substring(0, file.length() - SUFFIX.length())).orElse(null)
            : null;
    if (secret == null) {
      throw absent();
    }
    return feeds
        .opened(tenant, secret)
        .map(found -> found.orElseThrow(SubscriptionEndpoint::absent))
        .invoke(feed -> rate.feed(feed.id().toString()))
        .chain(
            feed ->
                access
                    .open(tenant, feed.resource(), feed.user(), feed.everything())
                    .map(found -> found.orElseThrow(SubscriptionEndpoint::absent))
                    .chain(resource -> text(tenant, feed, resource)))
        .map(SubscriptionEndpoint::answer);
  }

  private Uni<String> text(String tenant, Feed feed, Resource resource) {
    Instant now = clock.instant();
    Window window = new Window(feed.resource(), now.minus(PAST), now.plus(FUTURE), null, PAGE);
    return tenants
        .find(tenant)
        .map(found -> found.orElseThrow(SubscriptionEndpoint::absent).tenant().language())
        .chain(
            language ->
                Uni.combine()
                    .all()
                    .unis(
                        all(tenant, window, contents::appointments, new ArrayList<>()),
                        all(tenant, window, contents::unavailabilities, new ArrayList<>()))
                    .asTuple()
                    .map(
                        both -> {
                          List<CalendarText.Event> events = new ArrayList<>();
                          both.getItem1().forEach(one -> add(events, one, feed, language));
                          both.getItem2().forEach(one -> add(events, one, feed, language));
                          return file(resource.name(), events);
                        }));
  }

  private interface Source {
    Uni<Page<CalendarEntry>> page(String tenant, Window window);
  }

  private static Uni<List<CalendarEntry>> all(
      String tenant, Window window, Source source, List<CalendarEntry> before) {
    return source
        .page(tenant, window)
        .chain(
            page -> {
              before.addAll(page.items());
              String next = page.next();
              return next == null || before.size() >= MOST_ENTRIES
                  ? Uni.createFrom().item(before)
                  : all(tenant, after(window, next), source, before);
            });
  }

  private static Window after(Window window, String next) {
    return new Window(window.resource(), window.from(), window.to(), next, window.limit());
  }

  private static void add(
      List<CalendarText.Event> events, CalendarEntry entry, Feed feed, Language language) {
    entry.placements().stream()
        .filter(placement -> placement.resource().equals(feed.resource()))
        .forEach(
            placement ->
                events.add(
                    new CalendarText.Event(
                        placement.uid(),
                        entry.changedAt(),
                        FeedView.of(entry, feed.detail(), language),
                        false)));
  }

  private static String file(String name, List<CalendarText.Event> events) {
    StringBuilder text = new StringBuilder(CalendarText.begin(name));
    text.append(CalendarText.refreshHourly());
    text.append(CalendarText.zones(events, new HashSet<>()));
    events.forEach(event -> text.append(CalendarText.of(event)));
    return text.append(CalendarText.end()).toString();
  }

  private static RestResponse<String> answer(String text) {
    return RestResponse.ResponseBuilder.ok(text)
        .header("Content-Type", "text/calendar; charset=utf-8")
        // weak: the same for the packed and the plain form
        .header("ETag", "W/\"" + digest(text) + "\"")
        .header("Cache-Control", "private, max-age=300")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ProblemException absent() {
    return Answers.problem(Failure.absent("calendar"));
  }
}
