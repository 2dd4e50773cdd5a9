package dev.calbridge.credential.end;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs tokens with a key of its own, as Google does. */
final class Signer {

  private final RsaJsonWebKey key;

  Signer() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("the-key");
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public half, as a set of keys. */
  String published() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  String sign(String claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims);
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKey(key.getPrivateKey());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
