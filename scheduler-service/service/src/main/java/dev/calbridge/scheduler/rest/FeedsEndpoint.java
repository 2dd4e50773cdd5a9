package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Writer;
import dev.calbridge.scheduler.feed.Feed;
import dev.calbridge.scheduler.feed.FeedSecret;
import dev.calbridge.scheduler.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/feeds}: subscriptions that users make for programs that only read. */
@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Feeds")
public class FeedsEndpoint {

  private final Caller caller;
  private final Writers writers;
  private final Feeds feeds;
  private final FeedAccess access;
  private final Supplier<UUID> ids;
  private final RandomBytes random;
  private final Clock clock;
  private final Optional<URI> publicUrl;

  FeedsEndpoint(
      Caller caller,
      Writers writers,
      Feeds feeds,
      FeedAccess access,
      Supplier<UUID> ids,
      RandomBytes random,
      Clock clock,
      @ConfigProperty(name = "calbridge.public-url") Optional<URI> publicUrl) {
    this.caller = caller;
    this.writers = writers;
    this.feeds = feeds;
    this.access = access;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * A feed as people ask for it.
   *
   * @param resource whose calendar
   * @param detail absent means everything
   * @param name what to call it, at most 100 characters
   */
  public record FeedInput(
      @Nullable UUID resource, Feed.@Nullable Detail detail, @Nullable String name) {}

  /**
   * A feed as REST shows it.
   *
   * @param address only when it is made: nobody can find it out afterwards
   */
  public record FeedView(
      UUID id,
      UUID resource,
      String user,
      Feed.Detail detail,
      String name,
      Instant createdAt,
      @Nullable Address address) {

    static FeedView of(Feed feed, @Nullable Address address) {
      return new FeedView(
          feed.id(),
          feed.resource(),
          feed.user(),
          feed.detail(),
          feed.name(),
          feed.createdAt(),
          address);
    }
  }

  /**
   * Where programs subscribe. Whoever knows it can read the calendar.
   *
   * @param url for programs that ask for an address
   * @param webcal opens the subscription in most calendar programs
   */
  public record Address(URI url, URI webcal) {}

  @GET
  @Operation(summary = "The own feeds; administrators see those of the whole tenant")
  public Uni<Page<FeedView>> list() {
    return feeds
        .list(caller.tenant(), whose())
        .map(found -> new Page<>(found.stream().map(one -> FeedView.of(one, null)).toList(), null));
  }

  @POST
  @Operation(
      summary = "A new feed; its secret address is told this once",
      description = "Employees make feeds of their own calendar and of places.")
  public Uni<RestResponse<FeedView>> create(@Nullable FeedInput input, @Context UriInfo request) {
    FeedInput wanted = Answers.body(input);
    String name = Absent.text(wanted.name()).strip();
    new Checks()
        .optional("name", name, 100)
        .first()
        .ifPresent(
            rule -> {
              throw Answers.problem(rule);
            });
    UUID resource = wanted.resource();
    if (resource == null) {
      throw new ProblemException(422, "resource-missing", "Say in resource whose calendar.");
    }
    Writer writer = writers.current();
    String tenant = caller.tenant();
    Feed feed =
        new Feed(
            ids.get(),
            resource,
            writer.user(),
            writer.everything(),
            wanted.detail() == null ? Feed.Detail.FULL : wanted.detail(),
            name,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    FeedSecret secret = FeedSecret.fresh(() -> random.next(FeedSecret.BYTES));
    Address address = address(request.getBaseUri(), tenant, secret);
    return access
        .open(tenant, resource, writer.user(), writer.everything())
        .chain(
            found -> {
              if (found.isEmpty()) {
                throw new ProblemException(
                    422, "unknown-resource", "You can open no calendar of that resource.");
              }
              return feeds.add(tenant, feed, secret);
            })
        .map(
            added -> {
              if (!added) {
                throw new ProblemException(
                    409, "too-many-feeds", "Revoke one of your feeds first.");
              }
              return RestResponse.ResponseBuilder.create(
                      RestResponse.Status.CREATED, FeedView.of(feed, address))
                  .location(URI.create("/api/v1/feeds/" + feed.id()))
                  .header("Cache-Control", "no-store")
                  .build();
            });
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Revokes a feed at once; administrators also those of others")
  public Uni<RestResponse<Void>> revoke(@RestPath UUID id) {
    return feeds
        .revoke(caller.tenant(), id, whose())
        .map(
            done -> {
              if (!done) {
                throw Answers.problem(Failure.absent("feed"));
              }
              return RestResponse.noContent();
            });
  }

  private @Nullable String whose() {
    return caller.hasRole(TENANT_ADMIN) ? null : caller.user();
  }

  private Address address(URI request, String tenant, FeedSecret secret) {
    URI url = publicUrl.orElse(request).resolve("/feed/" + tenant + "/" + secret.value() + ".ics");
    return new Address(
        url, URI.create("webcal" + url.toString().substring(url.getScheme().length())));
  }
}
