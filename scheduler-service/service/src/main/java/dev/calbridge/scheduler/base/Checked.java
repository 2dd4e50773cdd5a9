package dev.calbridge.scheduler.base;

import java.util.Optional;

/** A value that knows the rules it must keep. */
public interface Checked {

  /** The first rule it breaks, or empty. */
  Optional<BrokenRule> broken();
}
