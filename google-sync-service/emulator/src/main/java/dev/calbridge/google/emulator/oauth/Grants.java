package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Consents, codes and tokens. Only digests of codes and tokens are kept. Guarded by the lock of
 * {@link World}.
 *
 * <p>All clients belong to one Google project, so revoking hits all of them.
 */
public final class Grants {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration IDLE_LIFE = Duration.ofDays(180);
  private static final int REFRESH_TOKENS_PER_ACCOUNT_AND_CLIENT = 100;

  /** What the user agreed to, behind a code or a token. */
  public record Grant(String email, String clientId, Scopes scopes, boolean offline) {}

  /** A code waiting to be exchanged, once. */
  record Code(
      Grant grant,
      String redirectUri,
      Optional<Pkce> pkce,
      boolean refreshable,
      Optional<String> nonce,
      Instant expires) {}

  /**
   * @param until end of its life whatever happens; empty if it has none
   */
  public record RefreshToken(
      Grant grant, Instant issued, Instant lastUsed, Optional<Instant> until) {}

  public record AccessToken(Grant grant, Instant expires) {}

  record ConsentKey(String email, String clientId) {}

  private final World world;
  private final Duration accessTokenLife;
  private final Optional<Duration> refreshTokenLife;
  private final Map<String, Code> codes = new LinkedHashMap<>();
  private final Map<String, RefreshToken> refreshTokens = new LinkedHashMap<>();
  private final Map<String, AccessToken> accessTokens = new LinkedHashMap<>();
  private final Map<ConsentKey, Scopes> consents = new LinkedHashMap<>();

  /**
   * @param refreshTokenLife seven days for a project in testing; empty for a published one
   */
  public Grants(World world, Duration accessTokenLife, Optional<Duration> refreshTokenLife) {
    this.world = world;
    this.accessTokenLife = accessTokenLife;
    this.refreshTokenLife = refreshTokenLife;
  }

  public Duration accessTokenLife() {
    return accessTokenLife;
  }

  /** Remembers the consent and returns a code. */
  String authorize(AuthorizationRequest request, String email, Scopes granted) {
    ConsentKey key = new ConsentKey(email, request.client().id());
    Optional<Scopes> before = Optional.ofNullable(consents.get(key));
    Scopes scopes =
        request.includeGranted() && before.isPresent() ? granted.and(before.get()) : granted;
    boolean refreshable = request.offline() && (before.isEmpty() || request.forceConsent());
    consents.put(key, before.map(scopes::and).orElse(scopes));
    String code = "4/0" + secret(40);
    codes.put(
        Digests.hex(code),
        new Code(
            new Grant(email, request.client().id(), scopes, request.offline()),
            request.redirectUri(),
            request.pkce(),
            refreshable,
            request.nonce(),
            world.now().plus(CODE_LIFE)));
    return code;
  }

  /** Takes a code out, so that a second use finds nothing. */
  Optional<Code> redeem(String code) {
    return Optional.ofNullable(codes.remove(Digests.hex(code)))
        .filter(known -> known.expires().isAfter(world.now()));
  }

  String newAccessToken(Grant grant) {
    Instant now = world.now();
    accessTokens.values().removeIf(token -> !token.expires().isAfter(now));
    String token = "ya29." + secret(96);
    accessTokens.put(Digests.hex(token), new AccessToken(grant, now.plus(accessTokenLife)));
    return token;
  }

  /** The hundred-and-first token of an account and client ends the oldest without a word. */
  String newRefreshToken(Grant grant) {
    List<String> same =
        refreshTokens.entrySet().stream()
            .filter(entry -> entry.getValue().grant().email().equals(grant.email()))
            .filter(entry -> entry.getValue().grant().clientId().equals(grant.clientId()))
            .sorted(Map.Entry.comparingByValue(Comparator.comparing(RefreshToken::issued)))
            .map(Map.Entry::getKey)
            .toList();
    if (same.size() >= REFRESH_TOKENS_PER_ACCOUNT_AND_CLIENT) {
      refreshTokens.remove(same.getFirst());
    }
    Instant now = world.now();
    String token = "1//0" + secret(72);
    refreshTokens.put(
        Digests.name(token), new RefreshToken(grant, now, now, refreshTokenLife.map(now::plus)));
    return token;
  }

  /** The grant behind a living refresh token, which counts as used by this. */
  Optional<Grant> refresh(String token) {
    String key = Digests.name(token);
    Instant now = world.now();
    Optional<RefreshToken> living =
        Optional.ofNullable(refreshTokens.get(key))
            .filter(known -> known.lastUsed().plus(IDLE_LIFE).isAfter(now))
            .filter(known -> known.until().filter(end -> !end.isAfter(now)).isEmpty());
    living.ifPresent(
        known ->
            refreshTokens.put(
                key, new RefreshToken(known.grant(), known.issued(), now, known.until())));
    return living.map(RefreshToken::grant);
  }

  /** The token if it is known and not expired. */
  public Optional<AccessToken> access(String token) {
    return Optional.ofNullable(accessTokens.get(Digests.hex(token)))
        .filter(known -> known.expires().isAfter(world.now()));
  }

  /** Ends everything the account ever allowed any client, by one of its tokens. */
  boolean revokeByToken(String token) {
    Optional<Grant> grant =
        Optional.ofNullable(refreshTokens.get(Digests.name(token)))
            .map(RefreshToken::grant)
            .or(
                () ->
                    Optional.ofNullable(accessTokens.get(Digests.hex(token)))
                        .map(AccessToken::grant));
    grant.ifPresent(known -> revoke(known.email()));
    return grant.isPresent();
  }

  /**
   * Ends the newest refresh token of an account, and nothing else.
   *
   * @return its name in security events
   */
  Optional<String> revokeNewest(String email) {
    Optional<String> newest =
        refreshTokens.entrySet().stream()
            .filter(entry -> entry.getValue().grant().email().equals(email))
            .max(Map.Entry.comparingByValue(Comparator.comparing(RefreshToken::issued)))
            .map(Map.Entry::getKey);
    newest.ifPresent(refreshTokens::remove);
    return newest;
  }

  /** Ends everything the account ever allowed, as its user can on Google's security page. */
  public void revoke(String email) {
    Predicate<Grant> theirs = grant -> grant.email().equals(email);
    codes.values().removeIf(code -> theirs.test(code.grant()));
    refreshTokens.values().removeIf(token -> theirs.test(token.grant()));
    accessTokens.values().removeIf(token -> theirs.test(token.grant()));
    consents.keySet().removeIf(key -> key.email().equals(email));
  }

  /** Ends every access token; refresh tokens go on. */
  public void expireAccessTokens() {
    accessTokens.clear();
  }

  public void clear() {
    codes.clear();
    refreshTokens.clear();
    accessTokens.clear();
    consents.clear();
  }

  // ---- for the state file: digests only, so that the file opens nothing

  public Map<String, RefreshToken> refreshTokens() {
    return Map.copyOf(refreshTokens);
  }

  public Map<String, AccessToken> accessTokens() {
    return Map.copyOf(accessTokens);
  }

  public void restoreRefreshToken(String digest, RefreshToken token) {
    refreshTokens.put(digest, token);
    Grant grant = token.grant();
    consents.merge(new ConsentKey(grant.email(), grant.clientId()), grant.scopes(), Scopes::and);
  }

  public void restoreAccessToken(String digest, AccessToken token) {
    accessTokens.put(digest, token);
  }

  private String secret(int bytes) {
    byte[] random = new byte[bytes];
    world.random().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
