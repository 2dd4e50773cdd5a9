package dev.calbridge.scheduler.contract;

/** STATUS of a VEVENT (RFC 5545 section 3.8.1.11). */
public enum EntryStatus {
  TENTATIVE,
  CONFIRMED,
  CANCELLED
}
