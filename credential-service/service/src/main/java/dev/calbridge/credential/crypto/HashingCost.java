package dev.calbridge.credential.crypto;

/**
 * Cost of one Argon2id hash (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param parallelism lanes
 */
public record HashingCost(int memoryKib, int iterations, int parallelism) {

  private static final int LEAST_MEMORY_KIB = 7 * 1024;

  /** The weakest of the parameter sets OWASP's password storage cheat sheet calls equivalent. */
  private static final int LEAST_WORK = LEAST_MEMORY_KIB * 5;

  public HashingCost {
    if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1) {
      throw new IllegalArgumentException(
          "Argon2 wants memory >= 8 KiB per lane, 1 pass and 1 lane or more");
    }
  }

  /** Whether this one costs an attacker less than the other in some way and more in none. */
  boolean isBelow(HashingCost other) {
    return !equals(other) && memoryKib <= other.memoryKib && iterations <= other.iterations;
  }

  /** Whether a stolen hash would cost an attacker enough. */
  public boolean isEnough() {
    return memoryKib >= LEAST_MEMORY_KIB && (long) memoryKib * iterations >= LEAST_WORK;
  }
}
