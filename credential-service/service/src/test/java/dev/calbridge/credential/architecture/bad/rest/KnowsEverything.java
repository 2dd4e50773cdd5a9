package dev.calbridge.credential.architecture.bad.rest;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import org.hibernate.reactive.mutiny.Mutiny;

/** An edge that does another one's work and remembers it for everybody. */
public class KnowsEverything {

  static Mutiny.SessionFactory sessions;

  public Cipher cipher() throws GeneralSecurityException {
    return Cipher.getInstance("AES");
  }
}
