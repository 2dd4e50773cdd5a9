package dev.calbridge.credential.vault;

/** Seals secrets for the database and opens them again. */
public interface Vault {

  /** Never twice the same for the same secret. */
  SealedSecret seal(Purpose purpose, String secret);

  /**
   * @throws CannotOpen if the key is not at hand, the purpose is another one, or a bit has changed
   */
  String open(Purpose purpose, SealedSecret sealed);

  /**
   * Wraps the data key with the newest key-encryption key; the secret itself is not opened.
   *
   * @throws CannotOpen if the key it is wrapped with is not at hand or does not fit
   */
  SealedSecret rewrap(Purpose purpose, SealedSecret sealed);

  /** Id of the key that wraps what is sealed from now on. */
  String newestKey();

  /** The secret stays shut. */
  final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotOpen(String message) {
      super(message);
    }
  }
}
