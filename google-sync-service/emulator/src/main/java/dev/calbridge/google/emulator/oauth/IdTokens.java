package dev.calbridge.google.emulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.World;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * ID tokens (OpenID Connect Core, section 2), signed with a key that lives as long as the process;
 * {@code GET /oauth2/v3/certs} publishes it. The issuer is Google's, as clients insist on it.
 */
public final class IdTokens {
  private static final System.Logger LOG = System.getLogger(IdTokens.class.getName());
  private static final String KEY_ID = "emulator";

  private final World world;
  private final Grants grants;
  private final Supplier<KeyPair> key;

  public IdTokens(World world, Grants grants) {
    this.world = world;
    this.grants = grants;
    this.key = new LazyKey();
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/oauth2/v3/certs", "oauth.certs", this::certificates));
  }

  /** Makes the key, if there is none yet: that can take seconds on a busy machine. */
  public void warmUp() {
    KeyPair pair = key.get();
    LOG.log(System.Logger.Level.DEBUG, "ID tokens are signed with {0}", pair.getPublic());
  }

  String of(Grants.Grant grant, Optional<String> nonce) {
    Account account =
        world
            .account(grant.email())
            .orElseThrow(() -> OAuthError.invalidGrant("Account has been deleted"));
    Instant now = world.now();
    ObjectNode claims =
        Json.object()
            .put("iss", "https://accounts.google.com")
            .put("azp", grant.clientId())
            .put("aud", grant.clientId())
            .put("sub", account.sub())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(grants.accessTokenLife()).getEpochSecond());
    if (has(grant, "email")) {
      claims.put("email", account.email()).put("email_verified", true);
    }
    if (has(grant, "profile")) {
      claims.put("name", account.name());
    }
    nonce.ifPresent(value -> claims.put("nonce", value));
    return signed("JWT", claims);
  }

  /** In compact form (RFC 7515 section 3.1). */
  String signed(String type, ObjectNode claims) {
    ObjectNode header = Json.object().put("alg", "RS256").put("kid", KEY_ID).put("typ", type);
    String signed = encode(Json.write(header)) + "." + encode(Json.write(claims));
    return signed + "." + encode(sign(signed));
  }

  private static boolean has(Grants.Grant grant, String scope) {
    return grant.scopes().contains(scope)
        || grant.scopes().contains(Scopes.PREFIX + "userinfo." + scope);
  }

  private Response certificates(Request http) {
    RSAPublicKey published = (RSAPublicKey) key.get().getPublic();
    ObjectNode keys = Json.object();
    keys.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("alg", "RS256")
        .put("use", "sig")
        .put("kid", KEY_ID)
        .put("n", encode(unsigned(published.getModulus())))
        .put("e", encode(unsigned(published.getPublicExponent())));
    return Response.json(200, keys);
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.get().getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with RSA", e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Making the key takes longer than starting the rest of the emulator. */
  private static final class LazyKey implements Supplier<KeyPair> {
    private @org.jspecify.annotations.Nullable KeyPair made;

    @Override
    public synchronized KeyPair get() {
      KeyPair pair = made;
      if (pair == null) {
        try {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(2048);
          pair = generator.generateKeyPair();
          made = pair;
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every Java makes RSA keys", e);
        }
      }
      return pair;
    }
  }
}
