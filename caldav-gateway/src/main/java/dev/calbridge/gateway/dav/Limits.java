package dev.calbridge.gateway.dav;

import dev.calbridge.recurrence.Occurrences;

/** What is published as properties and held. */
public final class Limits {

  /** Octets of a calendar object (CALDAV:max-resource-size). */
  public static final int MAX_RESOURCE_SIZE = 524_288;

  /** Octets of an XML body: a multiget of 5 000 long names fits. */
  public static final int MAX_XML_SIZE = 1_048_576;

  /** Hrefs of one calendar-multiget. */
  public static final int MAX_MULTIGET = 5_000;

  /** Occurrences that are looked at (CALDAV:max-instances). */
  public static final int MAX_INSTANCES = Occurrences.MAX_INSTANCES;

  private Limits() {}
}
