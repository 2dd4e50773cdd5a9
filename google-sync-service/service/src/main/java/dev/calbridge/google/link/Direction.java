package dev.calbridge.google.link;

/** Which way changes travel over a link. */
public enum Direction {
  BOTH,
  /** From the house to Google only; what is changed in Google is set back. */
  OUT,
  /** From Google to the house only. */
  IN;

  boolean outwards() {
    return this != IN;
  }

  boolean inwards() {
    return this != OUT;
  }
}
