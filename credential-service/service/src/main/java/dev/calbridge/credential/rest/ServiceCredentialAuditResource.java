package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.AuditKind;
import dev.calbridge.credential.contract.CredentialAuditEntry;
import dev.calbridge.credential.contract.CredentialAuditPage;
import dev.calbridge.credential.credential.AuditTrail;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Who changed which service credential, and what was tried with it; for administrators. */
@Path("/api/v1/service-credential-audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ServiceCredentialsResource.ADMINISTRATOR)
public class ServiceCredentialAuditResource {

  private static final int USUAL_LIMIT = 100;

  private final AuditTrail audit;
  private final Caller caller;

  public ServiceCredentialAuditResource(AuditTrail audit, Caller caller) {
    this.audit = audit;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "What happened to service credentials, newest first")
  public Uni<CredentialAuditPage> read(
      @Parameter(description = "of this credential only") @QueryParam("credential")
          @Nullable String credential,
      @Parameter(description = "of this user's credentials only") @QueryParam("user")
          @Nullable String user,
      @Parameter(description = "of this kind only") @QueryParam("kind") @Nullable String kind,
      @Parameter(description = "not older than this instant") @QueryParam("since")
          @Nullable String since,
      @Parameter(description = "cursor from the page before") @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "1 to 500, usually 100") @QueryParam("limit")
          @Nullable String limit) {
    int most = Parameters.limit(limit, USUAL_LIMIT);
    AuditTrail.Search search =
        new AuditTrail.Search(
            caller.tenant(),
            Parameters.id(credential, "credential"),
            user == null ? null : Required.subject(user, "user"),
            Parameters.choice(AuditKind.class, kind, "kind"),
            Parameters.instant(since, "since"),
            Parameters.entry(after),
            most + 1);
    return audit.read(search).map(found -> page(found, most));
  }

  private static CredentialAuditPage page(List<CredentialAuditEntry> found, int most) {
    if (found.size() <= most) {
      return new CredentialAuditPage(found, null);
    }
    List<CredentialAuditEntry> shown = found.subList(0, most);
    return new CredentialAuditPage(shown, Long.toString(shown.getLast().id()));
  }
}
