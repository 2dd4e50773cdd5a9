package dev.calbridge.credential.crypto;

import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.credential.vault.VaultKey;
import dev.calbridge.credential.vault.VaultKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption with AES-256-GCM (NIST SP 800-38D): each secret has a random data key of its
 * own, wrapped by the newest key-encryption key. The purpose is authenticated with both.
 */
public final class AesGcmVault implements Vault {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;

  /** 96 bits, drawn at random (SP 800-38D section 8.2.2); a data key seals one text only. */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private final VaultKeys keys;
  private final SecureRandom random;

  public AesGcmVault(VaultKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  @Override
  public SealedSecret seal(Purpose purpose, String secret) {
    byte[] dataKey = random(KEY_BYTES);
    try {
      VaultKey wrapping = keys.newest();
      byte[] aad = purpose.asBytes();
      return new SealedSecret(
          wrapping.id(),
          encrypt(wrapping.bytes(), aad, dataKey),
          encrypt(dataKey, aad, secret.getBytes(StandardCharsets.UTF_8)));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public String open(Purpose purpose, SealedSecret sealed) {
    byte[] dataKey = unwrap(purpose, sealed);
    try {
      byte[] secret = decrypt(dataKey, purpose.asBytes(), sealed.ciphertext());
      return new String(secret, StandardCharsets.UTF_8);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public SealedSecret rewrap(Purpose purpose, SealedSecret sealed) {
    byte[] dataKey = unwrap(purpose, sealed);
    try {
      VaultKey wrapping = keys.newest();
      byte[] wrapped = encrypt(wrapping.bytes(), purpose.asBytes(), dataKey);
      return new SealedSecret(wrapping.id(), wrapped, sealed.ciphertext());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public String newestKey() {
    return keys.newest().id();
  }

  private byte[] unwrap(Purpose purpose, SealedSecret sealed) {
    VaultKey wrapping =
        keys.find(sealed.keyId())
            .orElseThrow(
                () -> new CannotOpen("Vault key " + sealed.keyId() + " is not configured"));
    return decrypt(wrapping.bytes(), purpose.asBytes(), sealed.wrappedKey());
  }

  private byte[] encrypt(byte[] key, byte[] aad, byte[] plain) {
    byte[] nonce = random(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("This Java runtime has no usable " + CIPHER, fault);
    }
  }

  private static byte[] decrypt(byte[] key, byte[] aad, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new CannotOpen("The sealed secret is cut short");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, aad)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException wrong) {
      throw new CannotOpen("The sealed secret does not fit its key and purpose");
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("This Java runtime has no usable " + CIPHER, fault);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] aad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(aad);
    return cipher;
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
