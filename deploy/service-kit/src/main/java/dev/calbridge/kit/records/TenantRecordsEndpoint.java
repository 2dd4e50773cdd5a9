package dev.calbridge.kit.records;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.kit.tenancy.TenantAlias;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /internal/v1/tenants/{tenant}/records}: all that this service keeps of a tenant, for
 * whoever runs the installation. On no published path.
 */
@Path("/internal/v1/tenants/{tenant}/records")
@RolesAllowed("operator")
@Tag(name = "Operations")
public class TenantRecordsEndpoint {

  /** One JSON document a line. */
  static final String LINES = "application/x-ndjson";

  private final Caller caller;
  private final TenantRecords records;
  private final EraseTenant erase;
  private final String service;

  TenantRecordsEndpoint(
      Caller caller,
      TenantRecords records,
      EraseTenant erase,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.caller = caller;
    this.records = records;
    this.erase = erase;
    this.service = service;
  }

  /** Declared as text, which is written as it is: these lines are JSON already. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Every row of the tenant, one a line, as JSON",
      description =
          "The last line counts them: a file without it was cut off. Hashes and sealed secrets are"
              + " left out.")
  public RestMulti<String> export(@RestPath String tenant) {
    alias(tenant);
    AtomicLong rows = new AtomicLong();
    Multi<String> lines =
        records.rows(tenant).invoke(rows::incrementAndGet).map(line -> line + "\n");
    Multi<String> end = Multi.createFrom().item(() -> end(tenant, rows.get()));
    return RestMulti.fromMultiData(Multi.createBy().concatenating().streams(lines, end))
        .header("Content-Type", LINES)
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s-%s.ndjson\"".formatted(tenant, service))
        .build();
  }

  private String end(String tenant, long rows) {
    return "{\"service\":\"%s\",\"tenant\":\"%s\",\"rows\":%d}\n".formatted(service, tenant, rows);
  }

  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Erases every row of the tenant, for ever",
      description =
          "Query parameter confirm repeats the tenant's alias. 202: ask again until it is 200 and"
              + " complete. Topics get tombstones.")
  public Uni<RestResponse<Erasure>> erase(
      @RestPath String tenant, @RestQuery @Nullable String confirm) {
    alias(tenant);
    if (!tenant.equals(confirm)) {
      throw new ProblemException(
          400, "confirmation-missing", "Repeat the tenant's alias in query parameter confirm.");
    }
    return erase
        .erase(tenant, caller.user())
        .map(
            erasure ->
                RestResponse.status(
                    erasure.complete() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
                    erasure));
  }

  private static void alias(String tenant) {
    if (!TenantAlias.allows(tenant)) {
      throw new ProblemException(
          400, "tenant-malformed", "An alias is 2 to 63 lower case letters, digits and hyphens.");
    }
  }
}
