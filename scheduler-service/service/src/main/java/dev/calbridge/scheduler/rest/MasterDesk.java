package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the endpoints of all kinds of master data have in common. */
@ApplicationScoped
class MasterDesk {

  /** How often a patch without a precondition is put onto the state that others just wrote. */
  private static final int TRIES = 3;

  private final Caller caller;
  private final NewIds ids;
  private final MergePatch merge;

  MasterDesk(Caller caller, NewIds ids, MergePatch merge) {
    this.caller = caller;
    this.ids = ids;
    this.merge = merge;
  }

  <T extends Checked> Uni<Page<MasterView<T>>> list(
      MasterData<T> data, @Nullable String after, int limit) {
    return data.list(caller.tenant(), Answers.cursor(after), Answers.limit(limit))
        .map(page -> page.map(MasterView::of));
  }

  <T extends Checked> Uni<RestResponse<MasterView<T>>> one(
      MasterData<T> data, String what, UUID id) {
    return data.find(caller.tenant(), id).map(found -> Answers.found(found, what, MasterView::of));
  }

  /**
   * @param key the caller's idempotency key, or null
   */
  <T extends Checked> Uni<RestResponse<MasterView<T>>> create(
      MasterData<T> data, String path, @Nullable String key, @Nullable T value) {
    T wanted = Answers.body(value);
    String tenant = caller.tenant();
    UUID id = ids.next(path, key);
    return data.put(tenant, id, new Precondition.Absent(), wanted)
        .chain(outcome -> NewIds.again(key, outcome, () -> data.find(tenant, id), wanted::equals))
        .map(outcome -> Answers.written(outcome, path, MasterView::of));
  }

  <T extends Checked> Uni<RestResponse<MasterView<T>>> put(
      MasterData<T> data,
      String path,
      UUID id,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch,
      @Nullable T value) {
    return data.put(
            caller.tenant(), id, Preconditions.of(ifMatch, ifNoneMatch), Answers.body(value))
        .map(outcome -> Answers.written(outcome, path, MasterView::of));
  }

  /** A merge patch (RFC 7396); without If-Match it is put onto whatever state is there. */
  <T extends Checked> Uni<RestResponse<MasterView<T>>> patch(
      MasterData<T> data,
      Class<T> type,
      String path,
      String what,
      UUID id,
      @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    return patched(
            data, type, what, id, Preconditions.of(ifMatch, null), Answers.body(patch), TRIES)
        .map(outcome -> Answers.written(outcome, path, MasterView::of));
  }

  private <T extends Checked> Uni<Outcome<Stored<T>>> patched(
      MasterData<T> data,
      Class<T> type,
      String what,
      UUID id,
      Precondition asked,
      JsonNode patch,
      int tries) {
    String tenant = caller.tenant();
    return data.find(tenant, id)
        .chain(
            found -> {
              Stored<T> current = found.orElseThrow(() -> Answers.problem(Failure.absent(what)));
              T wanted = merge.apply(current.value(), patch, type);
              Precondition still =
                  asked instanceof Precondition.None
                      ? new Precondition.Version(current.version())
                      : MergePatch.still(asked, current.version());
              return data.put(tenant, id, still, wanted);
            })
        .chain(
            outcome ->
                tries > 1 && asked instanceof Precondition.None && stale(outcome)
                    ? patched(data, type, what, id, asked, patch, tries - 1)
                    : Uni.createFrom().item(outcome));
  }

  private static boolean stale(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failed<?> failed && failed.failure().equals(Failure.stale());
  }

  <T extends Checked> Uni<RestResponse<Void>> delete(
      MasterData<T> data, UUID id, @Nullable String ifMatch) {
    return data.delete(caller.tenant(), id, Preconditions.of(ifMatch, null)).map(Answers::deleted);
  }
}
