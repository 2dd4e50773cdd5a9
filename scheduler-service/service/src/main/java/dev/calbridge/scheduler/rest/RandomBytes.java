package dev.calbridge.scheduler.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Unpredictable bytes. */
@ApplicationScoped
class RandomBytes {

  private final SecureRandom random = new SecureRandom();

  byte[] next(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
