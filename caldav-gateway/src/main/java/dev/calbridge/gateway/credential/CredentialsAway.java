package dev.calbridge.gateway.credential;

/** Nobody can judge a credential now. */
public final class CredentialsAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CredentialsAway(String message, Throwable cause) {
    super(message, cause);
  }
}
