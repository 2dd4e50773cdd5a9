package dev.calbridge.credential.consent;

/** What the pages are written in. */
public enum Language {
  DE,
  EN
}
