package dev.calbridge.google.link;

import java.time.LocalDate;
import java.util.UUID;

/** Requests to Google, counted over all processes. */
public interface Usage {

  /** Adds to a Google account's count of a day. */
  void add(String tenant, UUID grant, LocalDate day, long requests);

  /** Requests of a Google account on a day; what is counted last may be missing for seconds. */
  long of(String tenant, UUID grant, LocalDate day);
}
