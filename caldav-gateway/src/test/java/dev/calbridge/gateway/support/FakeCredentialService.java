package dev.calbridge.gateway.support;

import com.sun.net.httpserver.HttpExchange;
import dev.calbridge.credential.contract.Verification;
import dev.calbridge.credential.contract.VerifyRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies what it was told of. */
public final class FakeCredentialService extends JsonServer {

  private record Known(String password, Verification.Verified answer) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile Long throttled;

  public FakeCredentialService() {
    super("calbridge.credential.url", "/internal/v1/service-credentials/verify");
  }

  public void knows(String password, Verification.Verified answer) {
    known.put(answer.userName(), new Known(password, answer));
  }

  public void forget(String userName) {
    known.remove(userName);
  }

  /** Does not look at passwords for so many seconds. */
  public void throttle(long seconds) {
    throttled = seconds;
  }

  public int questions() {
    return questions.get();
  }

  @Override
  Object answer(HttpExchange exchange, byte[] body) throws IOException {
    questions.incrementAndGet();
    if (throttled != null) {
      return new Verification.Rejected(throttled);
    }
    VerifyRequest request = JSON.readValue(body, VerifyRequest.class);
    Known found = known.get(request.userName());
    return found != null && found.password().equals(request.password())
        ? found.answer()
        : new Verification.Rejected();
  }
}
