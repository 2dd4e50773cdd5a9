package dev.calbridge.platform.testkit;

/** The services' own clients in the realm. Their secrets are for tests and the local run only. */
public final class ServiceClients {

  private ServiceClients() {}

  /** The secret of a service's client; a service's client id is the artifact id of its module. */
  public static String secret(String clientId) {
    return "demo-" + clientId + "-secret";
  }
}
