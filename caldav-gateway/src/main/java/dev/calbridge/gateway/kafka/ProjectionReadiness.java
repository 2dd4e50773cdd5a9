package dev.calbridge.gateway.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before programs may see the projection. */
@Readiness
class ProjectionReadiness implements HealthCheck {

  private final CatchUp catchUp;

  ProjectionReadiness(CatchUp catchUp) {
    this.catchUp = catchUp;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("projection has caught up")
        .status(catchUp.maySeeProjection())
        .build();
  }
}
