package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.journal.LiveLog;
import dev.calbridge.scheduler.journal.LiveLogs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/live-logs/{user}}: watching what a user's calendar programs try. */
@Path("/api/v1/live-logs/{user}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(TENANT_ADMIN)
@Tag(name = "Live log")
public class LiveLogsEndpoint {

  private static final int LONGEST_SUBJECT = 255;

  private final Caller caller;
  private final LiveLogs logs;

  LiveLogsEndpoint(Caller caller, LiveLogs logs) {
    this.caller = caller;
    this.logs = logs;
  }

  /**
   * For how long.
   *
   * @param minutes 1 to 480
   */
  public record Length(int minutes) {}

  @PUT
  @Operation(
      summary = "Switches the log of a user on for some minutes, at most eight hours",
      description =
          "While it is on, every change the user's programs send is written down, also one that"
              + " alters nothing. Lines are kept for a day.")
  public Uni<Void> on(@RestPath String user, @Nullable Length length) {
    int minutes = Answers.body(length).minutes();
    if (minutes < 1 || minutes > LiveLog.LONGEST.toMinutes()) {
      throw new ProblemException(
          422, "minutes-out-of-range", "1 to " + LiveLog.LONGEST.toMinutes() + " minutes.");
    }
    return logs.on(caller.tenant(), subject(user), Duration.ofMinutes(minutes), caller.user());
  }

  @GET
  @Operation(
      summary = "Its lines, the oldest first",
      description = "Ask again with after = next for those that follow; at most 200 at once.")
  public Uni<LiveLog> read(
      @RestPath String user, @QueryParam("after") @DefaultValue("0") long after) {
    return logs.read(caller.tenant(), subject(user), after)
        .map(found -> found.orElseThrow(() -> Answers.problem(Failure.absent("live log"))));
  }

  @DELETE
  @Operation(summary = "Switches it off and forgets its lines")
  public Uni<Void> off(@RestPath String user) {
    return logs.off(caller.tenant(), subject(user));
  }

  private static String subject(String user) {
    if (user.isBlank() || user.length() > LONGEST_SUBJECT) {
      throw new ProblemException(400, "user-malformed", "Name the user by the account's subject.");
    }
    return user;
  }
}
