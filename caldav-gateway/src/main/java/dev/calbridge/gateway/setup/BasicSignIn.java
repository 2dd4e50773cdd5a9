package dev.calbridge.gateway.setup;

import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.credential.Accounts;
import dev.calbridge.gateway.credential.CredentialsAway;
import dev.calbridge.gateway.credential.TooManyWrongPasswords;
import dev.calbridge.gateway.http.BasicCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Sign-in of a browser with a service credential, by the dialogue every browser has. */
@ApplicationScoped
public class BasicSignIn {

  private static final String PROGRAM = "Calbridge set-up page";

  private final Accounts accounts;

  public BasicSignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Who came in, or what to answer instead. */
  sealed interface Result {
    record Entered(Account account) implements Result {}

    record TurnedAway(Response.ResponseBuilder response) implements Result {}
  }

  /** Blocks. */
  Result enter(@Nullable String authorization) {
    try {
      return BasicCredentials.parse(authorization, null, PROGRAM)
          .flatMap(accounts::signIn)
          .<Result>map(Result.Entered::new)
          .orElseGet(
              () ->
                  new Result.TurnedAway(
                      text(401, "A user name and its password are needed")
                          .header("WWW-Authenticate", BasicCredentials.CHALLENGE)));
    } catch (TooManyWrongPasswords e) {
      return new Result.TurnedAway(
          text(429, "Too many wrong passwords; please try again later")
              .header("Retry-After", Math.max(1, e.untilNextTry().toSeconds())));
    } catch (CredentialsAway e) {
      return new Result.TurnedAway(
          text(503, "Passwords cannot be checked now; please try again later")
              .header("Retry-After", 60));
    }
  }

  private static Response.ResponseBuilder text(int status, String message) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(message + "\n");
  }
}
