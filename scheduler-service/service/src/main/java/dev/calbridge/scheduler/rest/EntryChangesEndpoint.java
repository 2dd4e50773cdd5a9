package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.entry.ChangeEntry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /internal/v1/entry-changes}: where gateways bring what people did outside. */
@Path("/internal/v1/entry-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Internal")
public class EntryChangesEndpoint {

  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_NAME = 255;

  private final Caller caller;
  private final ChangeEntry change;
  private final OutcomeCounts counts;

  EntryChangesEndpoint(Caller caller, ChangeEntry change, OutcomeCounts counts) {
    this.caller = caller;
    this.change = change;
    this.counts = counts;
  }

  @POST
  @Operation(
      summary = "Carries out a change made in an outside calendar, at most once per key",
      description = "A refusal is an answer (200). The same Idempotency-Key gives the same answer.")
  public Uni<EntryChangeOutcome> apply(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable EntryChange body) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          400,
          "idempotency-key-missing",
          "Send header Idempotency-Key with 1 to " + LONGEST_KEY + " characters.");
    }
    EntryChange wanted = complete(Answers.body(body));
    return change
        .apply(caller.tenant(), key, wanted)
        .invoke(outcome -> counts.count(wanted.source(), outcome));
  }

  /** JSON may leave out what the records promise. */
  private static EntryChange complete(EntryChange change) {
    require(change.source() != null && change.resource() != null, "source and resource");
    require(change.source().kind() != null && change.source().id() != null, "source");
    switch (change) {
      case EntryChange.Create create -> {
        require(create.content() != null, "content");
        require(name(create.uid()), "uid");
        require(name(create.objectName()), "objectName");
      }
      case EntryChange.Update update ->
          require(update.entry() != null && update.content() != null, "entry and content");
      case EntryChange.Delete delete -> require(delete.entry() != null, "entry");
      case EntryChange.Move move -> {
        require(move.entry() != null && move.target() != null, "entry and target");
        require(name(move.objectName()), "objectName");
      }
    }
    return change;
  }

  private static boolean name(@Nullable String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ProblemException(
          400, "change-malformed", "The change needs a proper " + what + ".");
    }
  }
}
