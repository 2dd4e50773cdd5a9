package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.ChangeServiceCredential;
import dev.calbridge.credential.contract.CreateServiceCredential;
import dev.calbridge.credential.contract.ServiceCredentialDetails;
import dev.calbridge.credential.credential.NewCredential;
import dev.calbridge.credential.credential.Particulars;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.Validity;
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
        Required.field(body.password(), "password"),
        Required.field(body.passwordRepeat(), "passwordRepeat"));
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

  static ServiceCredentialDetails write(ServiceCredential credential) {
    Validity validity = credential.validity();
    ZoneId zone = validity.zone();
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
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
