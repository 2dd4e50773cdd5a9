package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.page.Messages;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code /o/oauth2/v2/auth}: asks the user and sends the browser back with a code.
 *
 * <p>A parameter Google does not have answers in the user's place: {@code x_grant=all}, {@code
 * x_grant=none}, or the scopes to grant, separated by spaces. {@code login_hint} then names the
 * account; without it the first one is taken.
 */
public final class AuthorizationEndpoint {
  private static final String PATH = "/o/oauth2/v2/auth";

  private final World world;
  private final Grants grants;
  private final List<OAuthClient> clients;

  public AuthorizationEndpoint(World world, Grants grants, List<OAuthClient> clients) {
    this.world = world;
    this.grants = grants;
    this.clients = List.copyOf(clients);
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", PATH, "oauth.auth", this::ask),
        Route.of("POST", PATH, "oauth.consent", this::decide));
  }

  private Response ask(Request http) {
    Messages messages = Messages.of(http);
    try {
      AuthorizationRequest request = AuthorizationRequest.parse(http.query(), clients);
      Optional<String> answer = http.query().first("x_grant");
      return answer.isPresent()
          ? answer(request, answer.get())
          : ConsentPage.ask(messages, request, http.query(), world.accounts());
    } catch (OAuthError error) {
      return ConsentPage.refuse(messages, error);
    }
  }

  private Response answer(AuthorizationRequest request, String answer) {
    Account account =
        request
            .loginHint()
            .flatMap(world::account)
            .or(() -> request.loginHint().isPresent() ? Optional.empty() : firstAccount())
            .orElseThrow(() -> OAuthError.invalidRequest("There is no such account."));
    return switch (answer) {
      case "none" -> denied(request);
      case "all" -> granted(request, account, request.scopes());
      default ->
          granted(
              request,
              account,
              request
                  .scopes()
                  .signIn()
                  .and(request.scopes().only(Arrays.asList(answer.split(" ", -1)))));
    };
  }

  private Response decide(Request http) {
    Messages messages = Messages.of(http);
    Parameters form = http.form();
    try {
      AuthorizationRequest request = AuthorizationRequest.parse(form, clients);
      if (!form.first("decision").equals(Optional.of("allow"))) {
        return denied(request);
      }
      Account account =
          form.filled("new_account")
              .map(email -> world.accountOrNew(email, email))
              .or(() -> form.filled("account").flatMap(world::account))
              .orElseThrow(() -> OAuthError.missing("account"));
      Scopes chosen = request.scopes().choices().only(form.all("granted"));
      return granted(request, account, request.scopes().signIn().and(chosen));
    } catch (OAuthError error) {
      return ConsentPage.refuse(messages, error);
    }
  }

  private Response granted(AuthorizationRequest request, Account account, Scopes scopes) {
    if (scopes.isEmpty()) {
      return denied(request);
    }
    String code = grants.authorize(request, account.email(), scopes);
    return back(
        request,
        "code=" + Parameters.encode(code) + "&scope=" + Parameters.encode(scopes.toString()));
  }

  private static Response denied(AuthorizationRequest request) {
    return back(request, "error=access_denied");
  }

  private static Response back(AuthorizationRequest request, String answer) {
    String state =
        request.state().map(value -> "state=" + Parameters.encode(value) + "&").orElse("");
    String joint = request.redirectUri().contains("?") ? "&" : "?";
    return Response.found(request.redirectUri() + joint + state + answer);
  }

  private Optional<Account> firstAccount() {
    return world.accounts().stream().findFirst();
  }
}
