package dev.calbridge.gateway.setup;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.Visibility;
import dev.calbridge.gateway.credential.Account;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Set-up aids for the holder of a service credential, who signs in with that credential: whoever
 * can open the page has what a program needs, and has proved that it works.
 */
@Path("/setup")
@PermitAll
@Blocking
public class SetupEndpoint {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final BasicSignIn door;
  private final Calendars calendars;
  private final CallJournal journal;
  private final Clock clock;
  private final Optional<URI> publicUrl;
  private final SetupPage page = new SetupPage();

  public SetupEndpoint(
      BasicSignIn door,
      Calendars calendars,
      CallJournal journal,
      Clock clock,
      @ConfigProperty(name = "calbridge.gateway.public-url") Optional<URI> publicUrl) {
    this.door = door;
    this.calendars = calendars;
    this.journal = journal;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * What a self-check found.
   *
   * @param lines sentences for people
   */
  public record CheckView(String userName, List<ProgramCall> programs, List<String> lines) {}

  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  @Operation(summary = "Page with everything a calendar program asks for")
  public Response page(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @QueryParam("lang") @Nullable String language,
      @QueryParam("domain") @Nullable String domain,
      @Context UriInfo uri) {
    Texts texts = Texts.of(language, accepted);
    return signedIn(
        authorization,
        account -> {
          SetupLinks links = links(account, uri);
          List<SetupPage.Calendar> seen =
              visible(account).stream()
                  .map(
                      calendar ->
                          new SetupPage.Calendar(
                              calendar.snapshot().name(),
                              links.calendar(calendar.snapshot().resource()),
                              calendar.snapshot().readOnly()))
                  .toList();
          String shown = domain == null || domain.isBlank() ? ownDomain(account) : domain;
          return Response.ok(page.render(texts, links, seen, check(account), shown));
        });
  }

  @GET
  @Path("self-check")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Which programs called with this credential, and what went wrong")
  public Response selfCheck(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @QueryParam("lang") @Nullable String language) {
    Texts texts = Texts.of(language, accepted);
    return signedIn(
        authorization,
        account -> {
          SelfCheck check = check(account);
          return Response.ok(
              new CheckView(
                  account.userName(),
                  check.calls(),
                  check.lines(texts).stream().map(SelfCheck.Line::text).toList()));
        });
  }

  @GET
  @Path("calbridge.mobileconfig")
  @Produces(MobileConfig.MEDIA_TYPE)
  @Operation(summary = "Apple configuration profile with the CalDAV account, without password")
  public Response mobileConfig(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @QueryParam("lang") @Nullable String language,
      @Context UriInfo uri) {
    Texts texts = Texts.of(language, accepted);
    return signedIn(
        authorization,
        account ->
            Response.ok(
                    new MobileConfig(
                            links(account, uri), account.credential(), texts.get("profile"))
                        .bytes())
                .header("Content-Disposition", "attachment; filename=\"calbridge.mobileconfig\""));
  }

  @GET
  @Path("style.css")
  @Produces("text/css;charset=utf-8")
  @Operation(hidden = true)
  public Response style() {
    return Response.ok(SetupPage.resource("style.css"))
        .header("Cache-Control", "public, max-age=3600")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private Response signedIn(
      @Nullable String authorization, Function<Account, Response.ResponseBuilder> answer) {
    Response.ResponseBuilder built =
        switch (door.enter(authorization)) {
          case BasicSignIn.Result.Entered(Account account) -> answer.apply(account);
          case BasicSignIn.Result.TurnedAway away -> away.response();
        };
    return built
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private SelfCheck check(Account account) {
    return new SelfCheck(
        journal.of(account), journal.rejection(account.userName()), clock.instant());
  }

  private List<StoredCalendar> visible(Account account) {
    return Visibility.of(
        account.user(), account.branch(), calendars.candidates(account.tenant(), account.user()));
  }

  private SetupLinks links(Account account, UriInfo uri) {
    return new SetupLinks(publicUrl.orElseGet(uri::getBaseUri), account.userName(), account.user());
  }

  private static String ownDomain(Account account) {
    return SetupLinks.domainOf(account.userName()).orElse("example.org");
  }
}
