package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.page.Html;
import dev.calbridge.google.emulator.page.Messages;
import dev.calbridge.google.emulator.world.Account;
import java.util.Collection;
import java.util.stream.Collectors;

/** The page that asks the user: which account, and one check box for each scope. */
final class ConsentPage {
  private ConsentPage() {}

  static Response ask(
      Messages messages,
      AuthorizationRequest request,
      Parameters parameters,
      Collection<Account> accounts) {
    String body =
        """
        <p>%s</p><p class="muted">%s</p>
        <form method="post" action="/o/oauth2/v2/auth">
        %s
        <fieldset><legend>%s</legend>%s
        <label>%s <input type="email" name="new_account" autocomplete="off"></label></fieldset>
        <fieldset><legend>%s</legend>%s</fieldset>
        <div class="row"><button name="decision" value="allow">%s</button>
        <button name="decision" value="deny">%s</button></div>
        </form>
        """
            .formatted(
                messages.html("consent.who", request.client().id()),
                messages.html("consent.note"),
                repeated(parameters),
                messages.html("consent.account"),
                accountChoices(request, accounts),
                messages.html("consent.newAccount"),
                messages.html("consent.choose"),
                scopeChoices(messages, request.scopes()),
                messages.html("consent.allow"),
                messages.html("consent.deny"));
    return Response.html(200, Html.page(messages, messages.text("consent.title"), body));
  }

  static Response refuse(Messages messages, OAuthError error) {
    String body = "<p class=\"error\" role=\"alert\">%s</p>".formatted(Html.escape(error.words()));
    return Response.html(error.status(), Html.page(messages, messages.text("consent.error"), body));
  }

  private static String repeated(Parameters parameters) {
    return parameters.values().entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(value -> Html.hidden(entry.getKey(), value)))
        .collect(Collectors.joining());
  }

  private static String accountChoices(AuthorizationRequest request, Collection<Account> accounts) {
    String preferred =
        request
            .loginHint()
            .orElseGet(() -> accounts.stream().findFirst().map(Account::email).orElse(""));
    return accounts.stream()
        .map(
            account ->
                """
                <label class="choice"><input type="radio" name="account" value="%s"%s> %s</label>
                """
                    .formatted(
                        Html.escape(account.email()),
                        account.email().equals(preferred) ? " checked" : "",
                        Html.escape(account.name() + " <" + account.email() + ">")))
        .collect(Collectors.joining());
  }

  private static String scopeChoices(Messages messages, Scopes scopes) {
    return scopes.choices().names().stream()
        .map(
            scope ->
                """
                <label class="choice"><input type="checkbox" name="granted" value="%s"> \
                <span>%s<br><small class="muted">%s</small></span></label>
                """
                    .formatted(
                        Html.escape(scope),
                        messages.html("scope." + Scopes.shortName(scope)),
                        Html.escape(scope)))
        .collect(Collectors.joining());
  }
}
