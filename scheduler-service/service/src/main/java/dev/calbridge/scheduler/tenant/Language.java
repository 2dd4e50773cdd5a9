package dev.calbridge.scheduler.tenant;

/** Languages that what we add to entries can be written in. */
public enum Language {
  DE,
  EN
}
