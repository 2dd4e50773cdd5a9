package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.CredentialsContract;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
class PostgresCredentialsTest extends CredentialsContract {

  @Inject Credentials credentials;

  @Override
  protected Credentials credentials() {
    return credentials;
  }

  /** Sessions live on an event loop. */
  @Override
  protected <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable fault) {
      throw new AssertionError(fault);
    }
  }
}
