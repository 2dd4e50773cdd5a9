package dev.calbridge.credential.rest;

import dev.calbridge.credential.vault.RotateKeys;
import dev.calbridge.credential.vault.RotateKeys.Progress;
import dev.calbridge.credential.wiring.Background;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.ResponseStatus;

/** How far the change of vault keys is, for those who run the installation. */
@Path("/internal/v1/vault/rotation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
public class VaultRotationResource {

  private final RotateKeys rotate;
  private final Background background;

  public VaultRotationResource(RotateKeys rotate, Background background) {
    this.rotate = rotate;
    this.background = background;
  }

  /**
   * @param newestKey id of the key that wraps from now on
   * @param waiting secrets that an older key wraps still; at 0 the older keys may go
   * @param secrets how many secrets each key wraps
   */
  public record Rotation(String newestKey, long waiting, Map<String, Long> secrets) {}

  @GET
  public Uni<Rotation> progress() {
    return rotate.progress().map(VaultRotationResource::view);
  }

  /** Starts a pass now, in the background; one runs at each start and every hour besides. */
  @POST
  @ResponseStatus(202)
  public Uni<Rotation> start() {
    background.rotate();
    return progress();
  }

  private static Rotation view(Progress progress) {
    return new Rotation(progress.newestKey(), progress.waiting(), new TreeMap<>(progress.byKey()));
  }
}
