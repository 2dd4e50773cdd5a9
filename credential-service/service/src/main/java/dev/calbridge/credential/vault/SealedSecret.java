package dev.calbridge.credential.vault;

/**
 * A secret nobody can read without the key-encryption key it names.
 *
 * @param keyId which key-encryption key wraps the data key
 * @param wrappedKey the data key, sealed: nonce, ciphertext, tag
 * @param ciphertext the secret, sealed with the data key: nonce, ciphertext, tag
 */
@SuppressWarnings("ArrayRecordComponent") // carried between cipher and row; never compared
public record SealedSecret(String keyId, byte[] wrappedKey, byte[] ciphertext) {

  @Override
  public String toString() {
    return "SealedSecret[keyId=" + keyId + "]";
  }
}
