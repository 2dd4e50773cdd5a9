package dev.calbridge.credential.contract;

/** What a service credential opens. */
public enum ServiceClass {
  CALDAV_SYNC
}
