package dev.calbridge.google.link;

/**
 * How urgent the work is that a thread does. Bound to the thread and not handed from method to
 * method: only the last of them, which spends requests, asks.
 */
public enum Urgency {
  /** Somebody has changed something, or waits. */
  CHANGE,
  /** A first link, other settings, a comparison of everything: may wait for the others. */
  BACKFILL;

  private static final ScopedValue<Urgency> CURRENT = ScopedValue.newInstance();

  /** What nobody says anything about is somebody's change. */
  public static Urgency current() {
    return CURRENT.orElse(CHANGE);
  }

  public void during(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
