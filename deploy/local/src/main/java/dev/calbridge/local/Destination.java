package dev.calbridge.local;

/** Where the front door sends a request. */
public enum Destination {
  SCHEDULER,
  CREDENTIAL,
  GATEWAY,
  GOOGLE_SYNC,
  KEYCLOAK,
  /** The front door's own page. */
  PAGE,
  /** Nothing is published under this path. */
  NOT_FOUND,
  /** The path is written in a way that services might read differently than the front door. */
  REFUSED
}
