package dev.calbridge.credential.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 0x13 (RFC 9106). Slow and hungry on purpose: never on an event loop. */
final class Argon2 {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final HashingCost cost;
  private final SecureRandom random;

  /**
   * The memory of finished hashes, for the next ones: 19 MiB of garbage each would make the heap
   * grow to its limit. Wiped when it comes back.
   */
  private final BlockPool memory;

  /**
   * @param cost for new hashes; old ones are compared with their own
   * @param atOnce most hashes that are computed at the same time
   */
  Argon2(HashingCost cost, int atOnce, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.memory = new FixedBlockPool(Math.multiplyExact(cost.memoryKib(), atOnce));
  }

  Argon2Hash hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Argon2Hash(cost, salt, compute(cost, salt, password, HASH_BYTES));
  }

  boolean fits(Argon2Hash stored, String password) {
    byte[] computed = compute(stored.cost(), stored.salt(), password, stored.hash().length);
    return MessageDigest.isEqual(computed, stored.hash());
  }

  private byte[] compute(HashingCost cost, byte[] salt, String password, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .withBlockPool(memory)
            .build());
    byte[] typed = password.getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[length];
    try {
      generator.generateBytes(typed, hash);
      return hash;
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }
}
