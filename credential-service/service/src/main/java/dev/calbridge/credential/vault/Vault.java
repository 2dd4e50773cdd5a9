package dev.calbridge.credential.vault;

/** Seals secrets for the database and opens them again. */
public interface Vault {

  /** Never twice the same for the same secret. */
  SealedSecret seal(Purpose purpose, String secret);

  /**
   * @throws CannotOpen if the key is not at hand, the purpose is another one, or a bit has changed
   */
  String open(Purpose purpose, SealedSecret sealed);

  /** The secret stays shut. */
  final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotOpen(String message) {
      super(message);
    }
  }
}
