package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.ChangePassword;
import dev.calbridge.credential.contract.ChangeServiceCredential;
import dev.calbridge.credential.contract.CreateServiceCredential;
import dev.calbridge.credential.contract.ServiceCredentialDetails;
import dev.calbridge.credential.contract.ServiceCredentialPage;
import dev.calbridge.credential.credential.CredentialSearch.Place;
import dev.calbridge.credential.credential.CredentialUse;
import dev.calbridge.credential.credential.NewCredential;
import dev.calbridge.credential.credential.Particulars;
import dev.calbridge.credential.credential.Password;
import dev.calbridge.credential.credential.PasswordChoice;
import dev.calbridge.credential.credential.ReadCredentials.Seen;
import dev.calbridge.credential.credential.ReadCredentials.SeenPage;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.Validity;
import dev.calbridge.kit.problem.ProblemException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Wire types of service credentials to business types and back. */
final class CredentialJson {

  private CredentialJson() {}

  static NewCredential read(@Nullable CreateServiceCredential sent) {
    CreateServiceCredential body = Required.body(sent);
    String user = body.user();
    return new NewCredential(
        body.id(),
        Required.field(body.userName(), "userName"),
        user == null ? null : Required.subject(user, "user"),
        Required.field(body.branch(), "branch"),
        Required.field(body.serviceClass(), "serviceClass"),
        body.validFrom(),
        body.validUntil(),
        Required.zone(body.timeZone()),
        body.label(),
        body.confirmed(),
        choice(body.password(), body.passwordRepeat(), body.generate()));
  }

  static PasswordChoice read(@Nullable ChangePassword sent) {
    ChangePassword body = Required.body(sent);
    PasswordChoice choice = choice(body.password(), body.passwordRepeat(), body.generate());
    return choice instanceof PasswordChoice.Later
        ? new PasswordChoice.Typed(Required.field(body.password(), "password"), "")
        : choice;
  }

  private static PasswordChoice choice(
      @Nullable String password, @Nullable String repeated, @Nullable Boolean generate) {
    boolean typed = password != null || repeated != null;
    if (Boolean.TRUE.equals(generate)) {
      if (typed) {
        throw new ProblemException(
            400, "password-and-generate", "Either send a password or have one generated.");
      }
      return new PasswordChoice.Generated();
    }
    return typed
        ? new PasswordChoice.Typed(
            Required.field(password, "password"), Required.field(repeated, "passwordRepeat"))
        : new PasswordChoice.Later();
  }

  static Particulars read(@Nullable ChangeServiceCredential sent) {
    ChangeServiceCredential body = Required.body(sent);
    Validity validity =
        Refusals.orProblem(
            Validity.of(body.validFrom(), body.validUntil(), Required.zone(body.timeZone())));
    return new Particulars(
        Required.field(body.branch(), "branch"),
        validity,
        Required.field(body.confirmed(), "confirmed"),
        body.label());
  }

  static ServiceCredentialDetails write(Seen seen) {
    return write(seen, null);
  }

  /**
   * @param generated told this once, or null
   */
  static ServiceCredentialDetails write(Seen seen, @Nullable Password generated) {
    ServiceCredential credential = seen.credential();
    Validity validity = credential.validity();
    ZoneId zone = validity.zone();
    CredentialUse use = seen.use();
    return new ServiceCredentialDetails(
        credential.id(),
        credential.version(),
        credential.userName().value(),
        credential.user(),
        credential.branch(),
        credential.serviceClass(),
        validity.from(),
        validity.until(),
        zone == null ? null : zone.getId(),
        credential.label(),
        credential.confirmed(),
        credential.createdAt(),
        credential.changedAt(),
        seen.state(),
        credential.createdBy(),
        credential.changedBy(),
        use == null ? null : use.at(),
        use == null ? null : use.address(),
        use == null ? null : use.client(),
        generated == null ? null : generated.value());
  }

  static ServiceCredentialPage write(SeenPage page) {
    Place next = page.next();
    return new ServiceCredentialPage(
        page.items().stream().map(CredentialJson::write).toList(),
        next == null ? null : Parameters.cursor(next));
  }
}
