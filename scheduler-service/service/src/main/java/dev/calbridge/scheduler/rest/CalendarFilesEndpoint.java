package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.file.CalendarFile;
import dev.calbridge.scheduler.file.CalendarText;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.time.Zones;
import dev.calbridge.scheduler.transfer.CalendarContents;
import dev.calbridge.scheduler.transfer.FileEvent;
import dev.calbridge.scheduler.transfer.ImportEvents;
import dev.calbridge.scheduler.transfer.ImportReport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/resources/{id}/calendar}: a resource's appointments as a calendar file. */
@Path("/api/v1/resources/{id}/calendar")
@RolesAllowed({TENANT_ADMIN, FRONT_DESK})
@Tag(name = "Resources")
public class CalendarFilesEndpoint {

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** All there can be; see the limits of spans. */
  private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

  private final Caller caller;
  private final MasterData<Resource> resources;
  private final CalendarContents contents;
  private final ImportEvents imports;
  private final FileRequests files;
  private final EventLoop eventLoop;
  private final Supplier<UUID> ids;

  CalendarFilesEndpoint(
      Caller caller,
      MasterData<Resource> resources,
      CalendarContents contents,
      ImportEvents imports,
      FileRequests files,
      EventLoop eventLoop,
      Supplier<UUID> ids) {
    this.caller = caller;
    this.resources = resources;
    this.contents = contents;
    this.imports = imports;
    this.files = files;
    this.eventLoop = eventLoop;
    this.ids = ids;
  }

  @GET
  @Produces(CalendarFile.MEDIA_TYPE)
  @Operation(summary = "All appointments of the resource, as iCalendar")
  public RestMulti<String> export(@RestPath UUID id) {
    String tenant = caller.tenant();
    return RestMulti.fromUniResponse(
        resources.find(tenant, id).map(found -> found.orElseThrow(CalendarFilesEndpoint::absent)),
        resource -> text(tenant, resource.value().name(), id),
        resource ->
            Map.of(
                "Content-Type", List.of("text/calendar; charset=utf-8"),
                "Content-Disposition", List.of("attachment; filename=\"" + id + ".ics\"")));
  }

  private Multi<String> text(String tenant, String name, UUID resource) {
    Set<String> zones = new HashSet<>();
    AtomicReference<@Nullable String> after = new AtomicReference<>();
    Multi<String> pages =
        Multi.createBy()
            .repeating()
            .uni(
                () ->
                    contents
                        .appointments(
                            tenant, new Window(resource, BEGINNING, END, after.get(), PAGE))
                        .invoke(page -> after.set(page.next())))
            .whilst(page -> page.next() != null)
            .map(page -> text(page, resource, zones));
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(CalendarText.begin(name)),
            pages,
            Multi.createFrom().item(CalendarText.end()));
  }

  private static String text(Page<CalendarEntry> page, UUID resource, Set<String> zones) {
    List<CalendarText.Event> events =
        page.items().stream()
            .flatMap(
                entry ->
                    entry.placements().stream()
                        .filter(placement -> placement.resource().equals(resource))
                        .map(
                            placement ->
                                new CalendarText.Event(
                                    placement.uid(), entry.changedAt(), entry.content(), true)))
            .toList();
    return CalendarText.zones(events, zones)
        + events.stream().map(CalendarText::of).collect(Collectors.joining());
  }

  @POST
  @Blocking
  @Consumes(CalendarFile.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes events from an iCalendar file of any program and reports on each",
      description =
          "An event is known again by its UID: the same file again changes nothing. zone is that"
              + " of times that name none. With dryRun=true nothing is written.")
  public ImportReport take(
      @RestPath UUID id,
      @QueryParam("zone") @DefaultValue("Europe/Berlin") String zone,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @Nullable InputStream file) {
    String tenant = caller.tenant();
    Zones.broken(zone)
        .ifPresent(
            rule -> {
              throw Answers.problem(rule);
            });
    if (eventLoop.await(() -> resources.find(tenant, id), PATIENCE).isEmpty()) {
      throw absent();
    }
    ChangeSource source =
        new ChangeSource(ChangeSource.Kind.FILE, ids.get(), caller.user(), null, null);
    FileRequests.Read<FileEvent> read =
        (reader, each) -> CalendarFile.read(reader, ZoneId.of(zone), each);
    return files.take(file, dryRun, read, group -> imports.take(tenant, id, source, group, dryRun));
  }

  private static ProblemException absent() {
    return Answers.problem(Failure.absent("resource"));
  }
}
