package dev.calbridge.kit.operation;

/** What log lines carry besides their text, so that lines of one matter can be found. */
public final class LogKeys {

  /** Alias of the tenant a request or event is about. */
  public static final String TENANT = "tenant";

  /** Id of the sync journal's line that tells the same to people. */
  public static final String JOURNAL = "journal";

  private LogKeys() {}
}
