package dev.calbridge.credential.vault;

/** The configured keys would not keep anything safe: the service must not start. */
public final class UnsafeVaultKey extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnsafeVaultKey(String message) {
    super(message);
  }
}
