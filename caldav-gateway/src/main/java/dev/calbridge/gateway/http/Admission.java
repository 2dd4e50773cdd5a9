package dev.calbridge.gateway.http;

import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets requests in as long as there is room: for all together, and for each credential, so that one
 * program that runs wild takes nothing from the others. Who is turned away is told when to come
 * again, and never that something is forbidden: programs would ask for another password.
 */
@ApplicationScoped
public class Admission {

  private final DavService service;
  private final GatewaySettings settings;
  private final AtomicInteger atWork = new AtomicInteger();
  private final Shares shares;

  public Admission(DavService service, GatewaySettings settings, Clock clock) {
    this.service = service;
    this.settings = settings;
    this.shares =
        new Shares(
            clock,
            settings.concurrentRequestsPerCredential(),
            settings.requestsPerSecondPerCredential(),
            settings.requestBurstPerCredential());
  }

  /**
   * @param account empty if it is not remembered: whoever that is counts among all only
   * @return the refusal, or empty if it may go on; then {@link #leave} is owed
   */
  Optional<DavResponse> enter(Optional<Account> account, DavRequest request) {
    if (atWork.incrementAndGet() > settings.maxConcurrentRequests()) {
      atWork.decrementAndGet();
      return Optional.of(service.busy(request));
    }
    if (account.isPresent() && !shares.enter(account.get().credential())) {
      atWork.decrementAndGet();
      return Optional.of(service.tooMany(request));
    }
    return Optional.empty();
  }

  void leave(Optional<Account> account) {
    atWork.decrementAndGet();
    account.ifPresent(known -> shares.leave(known.credential()));
  }
}
