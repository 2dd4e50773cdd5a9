package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.entry.KeepTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What unavailabilities and availabilities have in common. */
@ApplicationScoped
class TimeDesk {

  private final Caller caller;
  private final Writers writers;
  private final ResourceTimes times;
  private final KeepTime keep;
  private final Supplier<UUID> ids;

  TimeDesk(Caller caller, Writers writers, ResourceTimes times, KeepTime keep, Supplier<UUID> ids) {
    this.caller = caller;
    this.writers = writers;
    this.times = times;
    this.keep = keep;
    this.ids = ids;
  }

  Uni<Page<TimeView>> list(ResourceTime.Kind kind, Window window) {
    return times.list(caller.tenant(), kind, window).map(page -> page.map(TimeView::of));
  }

  Uni<RestResponse<TimeView>> one(ResourceTime.Kind kind, UUID id) {
    return times
        .find(caller.tenant(), kind, id)
        .map(found -> Answers.found(found, "time", TimeView::of));
  }

  Uni<RestResponse<TimeView>> create(
      ResourceTime.Kind kind, String path, @Nullable TimeInput input) {
    return put(kind, path, ids.get(), new Precondition.Absent(), input);
  }

  Uni<RestResponse<TimeView>> put(
      ResourceTime.Kind kind,
      String path,
      UUID id,
      Precondition precondition,
      @Nullable TimeInput input) {
    return keep.put(
            caller.tenant(), kind, writers.current(), id, precondition, Answers.body(input).time())
        .map(outcome -> Answers.written(outcome, path, TimeView::of));
  }

  Uni<RestResponse<Void>> delete(ResourceTime.Kind kind, UUID id, @Nullable String ifMatch) {
    return keep.delete(
            caller.tenant(), kind, writers.current(), id, Preconditions.of(ifMatch, null))
        .map(Answers::deleted);
  }
}
