package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.entry.UndoChange;
import dev.calbridge.scheduler.journal.Journal;
import dev.calbridge.scheduler.journal.JournalFilter;
import dev.calbridge.scheduler.journal.KeptLine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sync-journal}: what came from outside and went there, and taking it back. */
@Path("/api/v1/sync-journal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Sync journal")
public class SyncJournalEndpoint {

  private final Caller caller;
  private final Writers writers;
  private final Journal journal;
  private final UndoChange undo;

  SyncJournalEndpoint(Caller caller, Writers writers, Journal journal, UndoChange undo) {
    this.caller = caller;
    this.writers = writers;
    this.journal = journal;
    this.undo = undo;
  }

  /**
   * A line as REST shows it.
   *
   * @param undoable true if it tells of a change that was made here and not taken back yet
   * @param undone who took it back and when, or absent
   */
  public record LineView(
      @JsonUnwrapped JournalLine line, boolean undoable, KeptLine.@Nullable Undone undone) {

    static LineView of(KeptLine kept) {
      return new LineView(
          kept.line(), kept.versionAfter() != null && kept.undone() == null, kept.undone());
    }
  }

  @GET
  @Operation(
      summary = "The journal, the newest line first",
      description =
          "Filters by resource, source (a credential or link), user, entry, outcome and time"
              + " (from inclusive, to exclusive, written with an offset). Employees see what was"
              + " done for themselves.")
  public Uni<Page<LineView>> list(
      @QueryParam("resource") @Nullable UUID resource,
      @QueryParam("source") @Nullable UUID source,
      @QueryParam("user") @Nullable String user,
      @QueryParam("entry") @Nullable UUID entry,
      @QueryParam("outcome") JournalLine.@Nullable Outcome outcome,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    boolean everything = writers.current().everything();
    return journal
        .list(
            caller.tenant(),
            new JournalFilter(
                resource,
                source,
                everything ? user : caller.user(),
                entry,
                outcome,
                from == null ? null : Windows.instant("from", from),
                to == null ? null : Windows.instant("to", to),
                after,
                Answers.limit(limit)))
        .map(page -> page.map(LineView::of));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One line")
  public Uni<LineView> one(@RestPath UUID id) {
    boolean everything = writers.current().everything();
    String user = caller.user();
    return journal
        .find(caller.tenant(), id)
        .map(
            found ->
                found
                    .filter(kept -> everything || Objects.equals(kept.line().source().user(), user))
                    .map(LineView::of)
                    .orElseThrow(() -> Answers.problem(Failure.absent("line"))));
  }

  @POST
  @Path("{id}/undo")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(
      summary = "The appointment is again as it was before that change",
      description =
          "409 changed-since if it was changed once more since then; with force=true that later"
              + " change is lost as well. What was created from outside is deleted.")
  public Uni<Journal.Restored> undo(
      @RestPath UUID id, @QueryParam("force") @DefaultValue("false") boolean force) {
    return undo.undo(caller.tenant(), id, caller.user(), force)
        .map(outcome -> Answers.done(outcome).value());
  }
}
