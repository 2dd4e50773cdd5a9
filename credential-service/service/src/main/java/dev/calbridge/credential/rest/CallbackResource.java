package dev.calbridge.credential.rest;

import dev.calbridge.credential.consent.FinishConsent;
import dev.calbridge.credential.consent.FinishConsent.Brought;
import dev.calbridge.credential.consent.FinishConsent.Landing;
import dev.calbridge.credential.consent.Language;
import dev.calbridge.credential.contract.OAuthConsent.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider sends browsers back to (RFC 6749 section 4.1.2): the one path without a token.
 * Nothing of the request is ever shown or logged.
 */
@Path("/api/v1/oauth/callback")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CallbackResource {

  private static final Logger LOG = Logger.getLogger(CallbackResource.class);

  /** Ours have 43 characters; Google's codes are said to have at most 256 bytes. */
  private static final int LONGEST_STATE = 128;

  private static final int LONGEST_CODE = 2048;

  private final FinishConsent finish;
  private final MeterRegistry meters;

  public CallbackResource(FinishConsent finish, MeterRegistry meters) {
    this.finish = finish;
    this.meters = meters;
  }

  @GET
  public Uni<Response> callback(
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("error") @Nullable String error,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    Language guess = guess(languages);
    if (state == null
        || state.isEmpty()
        || state.length() > LONGEST_STATE
        || (code != null && code.length() > LONGEST_CODE)) {
      return Uni.createFrom().item(page(new Landing.Unknown(), guess));
    }
    return finish
        .finish(new Brought(state, code, error))
        .map(landing -> page(landing, guess))
        .onFailure()
        .recoverWithItem(failure -> fault(failure, guess));
  }

  /** For those who only look: a state is for the browser that opens the page. */
  @HEAD
  public Response look() {
    return ConsentPage.of(ConsentTexts.of(Language.EN).unknown(), 200, Language.EN, null);
  }

  private Response page(Landing landing, Language guess) {
    return switch (landing) {
      case Landing.Unknown() -> {
        count("unknown");
        yield ConsentPage.of(ConsentTexts.of(guess).unknown(), 400, guess, null);
      }
      case Landing.Replayed(var flow) -> {
        count("replayed");
        Language language = flow.language();
        yield ConsentPage.of(ConsentTexts.of(language).replayed(), 409, language, null);
      }
      case Landing.TooLate(var flow) -> {
        count("expired");
        Language language = flow.language();
        yield ConsentPage.of(ConsentTexts.of(language).expired(), 410, language, null);
      }
      case Landing.Ended(var flow, String retryUrl) -> {
        Outcome outcome = flow.outcome();
        count(outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        Language language = flow.language();
        yield ConsentPage.of(ConsentTexts.of(language).of(outcome), 200, language, retryUrl);
      }
    };
  }

  private Response fault(Throwable failure, Language language) {
    LOG.errorf(failure, "A consent flow broke off");
    count("fault");
    return ConsentPage.of(ConsentTexts.of(language).fault(), 503, language, null);
  }

  private void count(String outcome) {
    meters.counter("calbridge.oauth.consents", "outcome", outcome).increment();
  }

  /** Only for those of whose flow we know nothing. */
  private static Language guess(@Nullable String languages) {
    return languages != null && languages.toLowerCase(Locale.ROOT).startsWith("de")
        ? Language.DE
        : Language.EN;
  }
}
