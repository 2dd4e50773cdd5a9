package dev.calbridge.google.link;

/** Who keeps the grants is told who uses them. Never fails; a miscount costs a consent at most. */
public interface GrantUse {

  void begins(Link link);

  void ends(Link link);
}
