package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import java.nio.file.Path;

/** The Quarkus applications of the stack. */
public enum Service {
  CREDENTIAL("credential-service", "credential-service/service", Listener.CREDENTIAL),
  SCHEDULER("scheduler-service", "scheduler-service/service", Listener.SCHEDULER),
  GATEWAY("caldav-gateway", "caldav-gateway", Listener.GATEWAY),
  GOOGLE_SYNC("google-sync-service", "google-sync-service/service", Listener.GOOGLE_SYNC);

  private final String label;
  private final String module;
  private final Listener listener;

  Service(String label, String module, Listener listener) {
    this.label = label;
    this.module = module;
    this.listener = listener;
  }

  /** Its name in logs, and its client id at Keycloak. */
  public String label() {
    return label;
  }

  public Listener listener() {
    return listener;
  }

  /** Its database. Nobody else uses it. */
  public String database() {
    return label.replace('-', '_');
  }

  /** What the build has packaged. */
  public Path runnable(Path root) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
