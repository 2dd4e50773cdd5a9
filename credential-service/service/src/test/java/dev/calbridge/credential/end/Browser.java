package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A person at the provider: reads where he was sent, answers, and is sent back. */
record Browser(Map<String, String> asked) {

  static final String CALLBACK = "/api/v1/oauth/callback";

  /** Opens an authorization URL. */
  static Browser at(String url) {
    return new Browser(
        Arrays.stream(URI.create(url).getRawQuery().split("&"))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
  }

  /** Presses the button of a page. */
  static Browser retry(String page) {
    return at(page.replaceFirst("(?s).*<a href=\"([^\"]+)\".*", "$1").replace("&amp;", "&"));
  }

  /** Consents as the account; see {@link FakeGoogle} for behaviours. */
  ValidatableResponse consents(String behaviour, String account) {
    return given()
        .queryParam("state", asked.get("state"))
        .queryParam("code", code(behaviour, account))
        .get(CALLBACK)
        .then();
  }

  String code(String behaviour, String account) {
    return behaviour + "-" + account + "~" + asked.get("code_challenge");
  }

  ValidatableResponse declines() {
    return given()
        .queryParam("state", asked.get("state"))
        .queryParam("error", "access_denied")
        .get(CALLBACK)
        .then();
  }
}
