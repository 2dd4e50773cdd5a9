package dev.calbridge.kit.tenancy;

import dev.calbridge.kit.operation.LogKeys;
import dev.calbridge.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Whoever sent the current request. */
@RequestScoped
public class Caller {

  /** Names the tenant a service acts for, or chooses among a person's organizations. */
  public static final String TENANT_HEADER = "Calbridge-Tenant";

  /** Role of services; people never have it. */
  public static final String SERVICE = "service";

  private final SecurityIdentity identity;
  private final @Nullable RoutingContext request;

  @Inject
  public Caller(SecurityIdentity identity, RoutingContext request) {
    this.identity = identity;
    this.request = request;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Caller() {
    this.identity = null;
    this.request = null;
  }

  /**
   * Alias of the tenant this request is about.
   *
   * @throws ProblemException 400 {@code tenant-missing}, 403 {@code tenant-not-allowed}
   */
  public String tenant() {
    String asked = request == null ? null : request.request().getHeader(TENANT_HEADER);
    Set<String> own = identity.hasRole(SERVICE) ? Set.of() : Organizations.of(token());
    String tenant = TenantChoice.choose(asked, own, identity.hasRole(SERVICE));
    MDC.put(LogKeys.TENANT, tenant);
    return tenant;
  }

  /** Subject of the token (OIDC {@code sub}). */
  public String user() {
    String subject = token().getSubject();
    if (subject == null) {
      throw new ProblemException(401, "unauthorized", "The token names nobody.");
    }
    return subject;
  }

  public boolean hasRole(String role) {
    return identity.hasRole(role);
  }

  private JsonWebToken token() {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return token;
    }
    throw new ProblemException(401, "unauthorized", "Send a valid bearer token.");
  }
}
