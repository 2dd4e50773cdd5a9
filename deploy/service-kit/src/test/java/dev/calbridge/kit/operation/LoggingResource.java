package dev.calbridge.kit.operation;

import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Says something in the log, now and later. */
@Path("/logging")
public class LoggingResource {

  static final Logger LOG = Logger.getLogger(LoggingResource.class);

  private final Caller caller;

  public LoggingResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  @Path("tenant")
  @RolesAllowed("front-desk")
  public Uni<String> ofTenant() {
    String tenant = caller.tenant();
    LOG.info("now");
    return Uni.createFrom()
        .item(tenant)
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(5))
        .invoke(() -> LOG.info("later"));
  }

  @GET
  @Path("nobody")
  @PermitAll
  public String ofNobody() {
    LOG.info("nobody");
    return "";
  }
}
