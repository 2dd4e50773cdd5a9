package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class InMemoryCredentialsTest extends CredentialsContract {

  private final InMemoryCredentials credentials = new InMemoryCredentials();

  @Override
  protected Credentials credentials() {
    return credentials;
  }

  @Override
  protected <T> T await(Supplier<Uni<T>> work) {
    return work.get().await().indefinitely();
  }
}
