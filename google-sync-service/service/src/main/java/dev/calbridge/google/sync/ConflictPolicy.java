package dev.calbridge.google.sync;

/** Who wins if both sides changed the same event since they last agreed. */
public enum ConflictPolicy {
  KEEP_OURS,
  TAKE_THEIRS
}
