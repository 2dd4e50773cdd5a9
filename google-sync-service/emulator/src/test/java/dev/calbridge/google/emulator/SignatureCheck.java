package dev.calbridge.google.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Checks an RS256 signature with a key as published (RFC 7517). */
record SignatureCheck(JsonNode key) {

  boolean accepts(String[] token) throws GeneralSecurityException {
    PublicKey published =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(published);
    signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token[2]));
  }

  private BigInteger number(String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
  }
}
