package dev.calbridge.credential.contract;

/**
 * {@code POST /internal/v1/oauth-grants/{grant}/access-token/refused}, for services only: the
 * provider does not take a token any more, although its time has not come. The next one asked for
 * is fetched anew; if the consent is gone, that shows it.
 *
 * @param value the token that was handed out
 */
public record RefusedAccessToken(String value) {

  /** Keeps the token out of every log. */
  @Override
  public String toString() {
    return "RefusedAccessToken[]";
  }
}
