package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.entry.KeepTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What unavailabilities and availabilities have in common. */
@ApplicationScoped
class TimeDesk {

  private final Caller caller;
  private final Writers writers;
  private final ResourceTimes times;
  private final KeepTime keep;
  private final NewIds ids;
  private final MergePatch merge;

  TimeDesk(
      Caller caller,
      Writers writers,
      ResourceTimes times,
      KeepTime keep,
      NewIds ids,
      MergePatch merge) {
    this.caller = caller;
    this.writers = writers;
    this.times = times;
    this.keep = keep;
    this.ids = ids;
    this.merge = merge;
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
      ResourceTime.Kind kind, String path, @Nullable String key, @Nullable TimeInput input) {
    String tenant = caller.tenant();
    ResourceTime wanted = Answers.body(input).time();
    UUID id = ids.next(path, key);
    return keep.put(tenant, kind, writers.current(), id, new Precondition.Absent(), wanted)
        .chain(
            outcome ->
                NewIds.again(key, outcome, () -> times.find(tenant, kind, id), wanted::equals))
        .map(outcome -> Answers.written(outcome, path, TimeView::of));
  }

  Uni<RestResponse<TimeView>> patch(
      ResourceTime.Kind kind, String path, UUID id, Precondition asked, @Nullable JsonNode patch) {
    return times
        .find(caller.tenant(), kind, id)
        .chain(
            found -> {
              var current = found.orElseThrow(() -> Answers.problem(Failure.absent("time")));
              TimeInput wanted = merge.apply(TimeView.of(current), patch, TimeInput.class);
              Precondition still = MergePatch.still(asked, current.version());
              return put(kind, path, id, still, wanted);
            });
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
