package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import java.nio.file.Path;

/** The Quarkus applications of the stack. */
public enum Service {
  CREDENTIAL(
      "credential-service",
      "credential-service/service",
      Listener.CREDENTIAL,
      Listener.CREDENTIAL_MANAGEMENT),
  SCHEDULER(
      "scheduler-service",
      "scheduler-service/service",
      Listener.SCHEDULER,
      Listener.SCHEDULER_MANAGEMENT),
  GATEWAY("caldav-gateway", "caldav-gateway", Listener.GATEWAY, Listener.GATEWAY_MANAGEMENT),
  GOOGLE_SYNC(
      "google-sync-service",
      "google-sync-service/service",
      Listener.GOOGLE_SYNC,
      Listener.GOOGLE_SYNC_MANAGEMENT);

  private final String label;
  private final String module;
  private final Listener listener;
  private final Listener management;

  Service(String label, String module, Listener listener, Listener management) {
    this.label = label;
    this.module = module;
    this.listener = listener;
    this.management = management;
  }

  /** Its name in logs, and its client id at Keycloak. */
  public String label() {
    return label;
  }

  public Listener listener() {
    return listener;
  }

  /** Where it answers about its health and metrics. */
  public Listener management() {
    return management;
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
