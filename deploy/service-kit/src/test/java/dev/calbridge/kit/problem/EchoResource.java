package dev.calbridge.kit.problem;

import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something to send bad requests to. */
@Path("/echo")
public class EchoResource {

  public record Body(UUID id, LocalDate day, List<Integer> numbers) {
    public Body {
      if (numbers != null && numbers.size() > 3) {
        throw new ProblemException(422, "too-many", "At most three numbers.");
      }
    }
  }

  private final Caller caller;

  /** Of a database that nobody runs: port 1 is closed. */
  private final Pool deadPool;

  public EchoResource(Caller caller, Vertx vertx) {
    this.caller = caller;
    this.deadPool =
        PgBuilder.pool()
            .connectingTo(
                new PgConnectOptions()
                    .setHost("localhost")
                    .setPort(1)
                    .setUser("nobody")
                    .setDatabase("nothing"))
            .using(vertx)
            .build();
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public Body echo(Body body) {
    return body;
  }

  @GET
  @PermitAll
  @Path("/{id}")
  public UUID one(@PathParam("id") UUID id) {
    throw new ProblemException(
        409, "already-there", "Choose another id.", Map.of("taken", List.of(id)));
  }

  @GET
  @PermitAll
  @Path("/fault")
  public String fault() {
    throw new IllegalStateException("the secret is hunter2");
  }

  @GET
  @PermitAll
  @Path("/outage")
  public Uni<Integer> outage() {
    return deadPool.query("select 1").execute().map(rows -> rows.size());
  }

  @GET
  @RolesAllowed("tenant-admin")
  @Path("/tenant")
  public String tenant() {
    return caller.tenant() + " " + caller.user();
  }

  @GET
  @RolesAllowed("service")
  @Path("/service")
  public String service() {
    return caller.tenant();
  }
}
