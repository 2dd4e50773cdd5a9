package dev.calbridge.credential.grant;

import dev.calbridge.credential.contract.AccessToken;

/** Answer to a service that wants to act for an outside account. */
public sealed interface IssuedToken {

  record Issued(AccessToken token) implements IssuedToken {}

  /** The account took its consent back; nothing helps but asking it again. */
  record ConsentNeeded() implements IssuedToken {}

  record NoSuchGrant() implements IssuedToken {}
}
