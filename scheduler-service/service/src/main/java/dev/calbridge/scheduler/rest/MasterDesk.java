package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the endpoints of all kinds of master data have in common. */
@ApplicationScoped
class MasterDesk {

  private final Caller caller;
  private final Supplier<UUID> ids;

  MasterDesk(Caller caller, Supplier<UUID> ids) {
    this.caller = caller;
    this.ids = ids;
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

  <T extends Checked> Uni<RestResponse<MasterView<T>>> create(
      MasterData<T> data, String path, @Nullable T value) {
    return data.put(caller.tenant(), ids.get(), new Precondition.Absent(), Answers.body(value))
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

  <T extends Checked> Uni<RestResponse<Void>> delete(
      MasterData<T> data, UUID id, @Nullable String ifMatch) {
    return data.delete(caller.tenant(), id, Preconditions.of(ifMatch, null)).map(Answers::deleted);
  }
}
