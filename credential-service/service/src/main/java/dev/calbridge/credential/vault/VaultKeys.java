package dev.calbridge.credential.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key-encryption keys at hand. The newest wraps; the older ones still open what they wrapped.
 */
public final class VaultKeys {

  private final VaultKey newest;
  private final Map<String, VaultKey> byId;

  private VaultKeys(VaultKey newest, Map<String, VaultKey> byId) {
    this.newest = newest;
    this.byId = Map.copyOf(byId);
  }

  /**
   * @param configured {@code <key id>:<base64 of 32 bytes>} each, newest first
   * @param demoAllowed true on a developer's machine and in tests: there the demo key will do, and
   *     stands in when none is given
   * @throws UnsafeVaultKey if none is given, or one is malformed, short, doubled or not secret
   */
  public static VaultKeys of(List<String> configured, boolean demoAllowed) {
    if (configured.isEmpty() && !demoAllowed) {
      throw new UnsafeVaultKey(
          "No vault key: set calbridge.vault.keys to <key id>:<base64 of 32 random bytes>");
    }
    Map<String, VaultKey> byId = new LinkedHashMap<>();
    for (String text : configured.isEmpty() ? List.of(VaultKey.DEMO) : configured) {
      VaultKey key = VaultKey.parse(text);
      if (key.isForDemo() && !demoAllowed) {
        throw new UnsafeVaultKey(
            "Vault key " + key.id() + " is a demo key or not random: make 32 random bytes");
      }
      if (byId.putIfAbsent(key.id(), key) != null) {
        throw new UnsafeVaultKey("Vault key " + key.id() + " is given twice");
      }
    }
    return new VaultKeys(byId.values().iterator().next(), byId);
  }

  public VaultKey newest() {
    return newest;
  }

  public Optional<VaultKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
