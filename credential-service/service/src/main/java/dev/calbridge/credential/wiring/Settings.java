package dev.calbridge.credential.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set. */
@ConfigMapping(prefix = "calbridge")
public interface Settings {

  /**
   * {@code production}, {@code local} or {@code test}; demo secrets stop the first from starting.
   */
  @WithDefault("production")
  Profile profile();

  Vault vault();

  Argon2 argon2();

  SelfService selfService();

  /** How outside secrets are kept. */
  interface Vault {

    /**
     * Key-encryption keys, {@code <key id>:<base64 of 32 random bytes>} each, newest first. A new
     * one is put in front; an old one stays until nothing is sealed with it any more.
     */
    Optional<List<String>> keys();

    /**
     * The same in a file, one a line, instead of {@link #keys}; lines with {@code #} are skipped.
     */
    Optional<Path> keysFile();

    /** How often to look for secrets that an older key wraps; also done at every start. */
    @WithDefault("PT1H")
    Duration rotationInterval();

    /** How many secrets are wrapped anew in one transaction. */
    @WithDefault("100")
    int rotationBatch();
  }

  /** What a password hash costs (RFC 9106), and how many are computed at once. */
  interface Argon2 {

    /** Memory of one hash in KiB. */
    @WithDefault("19456")
    int memoryKib();

    /** Passes over it. */
    @WithDefault("2")
    int iterations();

    /** Lanes; they are computed one after the other. */
    @WithDefault("1")
    int parallelism();

    /** Hashes at once; each takes its memory from the heap. */
    @WithDefault("2")
    int threads();

    /** Hashes that may wait; then 503. */
    @WithDefault("64")
    int queue();
  }

  /** What people may do for themselves. */
  interface SelfService {

    /** Whether a credential may be used at once that its own user made. */
    @WithDefault("true")
    boolean confirmed();
  }
}
