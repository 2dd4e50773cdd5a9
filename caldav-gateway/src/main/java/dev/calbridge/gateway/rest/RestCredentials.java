package dev.calbridge.gateway.rest;

import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.contract.Verification;
import dev.calbridge.credential.contract.VerifyRequest;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.credential.Credentials;
import dev.calbridge.gateway.credential.CredentialsAway;
import dev.calbridge.gateway.credential.SignIn;
import dev.calbridge.gateway.credential.TooManyWrongPasswords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks credential-service. */
@ApplicationScoped
public class RestCredentials implements Credentials {

  private static final Logger LOG = Logger.getLogger(RestCredentials.class);

  private final CredentialClient credentials;
  private final Map<Answer, Counter> answers = new EnumMap<>(Answer.class);

  RestCredentials(@RestClient CredentialClient credentials, MeterRegistry meters) {
    this.credentials = credentials;
    for (Answer answer : Answer.values()) {
      answers.put(
          answer,
          meters.counter(
              "calbridge.sign.in.questions", "answer", answer.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** What came of a question; who is remembered causes none. */
  private enum Answer {
    VERIFIED,
    REJECTED,
    THROTTLED,
    AWAY
  }

  @Override
  public Optional<Account> verify(SignIn signIn) {
    try {
      Optional<Account> account = ask(signIn);
      count(account.isPresent() ? Answer.VERIFIED : Answer.REJECTED);
      return account;
    } catch (TooManyWrongPasswords e) {
      count(Answer.THROTTLED);
      throw e;
    } catch (CredentialsAway e) {
      count(Answer.AWAY);
      throw e;
    }
  }

  private void count(Answer answer) {
    Objects.requireNonNull(answers.get(answer)).increment();
  }

  private Optional<Account> ask(SignIn signIn) {
    VerifyRequest request =
        new VerifyRequest(
            signIn.userName(),
            signIn.password(),
            ServiceClass.CALDAV_SYNC,
            signIn.address(),
            signIn.agent());
    try {
      return switch (credentials.verify(request)) {
        case Verification.Verified verified ->
            Optional.of(
                new Account(
                    verified.tenant(),
                    verified.credential(),
                    verified.version(),
                    verified.userName(),
                    verified.user(),
                    verified.branch(),
                    verified.validUntil()));
        case Verification.Rejected(@Nullable Long wait) -> {
          if (wait != null) {
            throw new TooManyWrongPasswords(Duration.ofSeconds(wait));
          }
          yield Optional.empty();
        }
      };
    } catch (TooManyWrongPasswords e) {
      throw e;
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == 400 || status == 422) {
        // Nothing that could be a user name and password.
        return Optional.empty();
      }
      LOG.warnf("credential-service answered %d", status);
      throw new CredentialsAway("credential-service answered " + status, e);
    } catch (RuntimeException e) {
      LOG.warnf("credential-service gave no answer: %s", e);
      throw new CredentialsAway("credential-service gives no answer", e);
    }
  }
}
