package dev.calbridge.google.kafka;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.credential.contract.OAuthGrantSnapshot;
import dev.calbridge.google.link.GrantNews;
import dev.calbridge.google.runtime.SyncWorkers;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.UnknownEventType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns at once that a consent is gone, or there again. */
@ApplicationScoped
public class GrantsConsumer {

  private final GrantNews news;
  private final SyncWorkers workers;
  private final EventReading reading;

  public GrantsConsumer(GrantNews news, SyncWorkers workers, EventReading reading) {
    this.news = news;
    this.workers = workers;
    this.reading = reading;
  }

  @Incoming("oauth-grants")
  @RunOnVirtualThread
  public void consume(ConsumerRecord<String, String> event) {
    CloudEventHeaders headers = CloudEventHeaders.of(event.headers());
    EventReading.Key key = EventReading.key(event.key());
    List<UUID> due =
        switch (headers.type()) {
          case CredentialTopics.OAUTH_GRANT_CHANGED -> {
            OAuthGrantSnapshot grant = reading.read(event.value(), OAuthGrantSnapshot.class);
            yield grant.state() == OAuthGrantSnapshot.State.ACTIVE
                ? news.holds(key.tenant(), key.id())
                : news.lost(key.tenant(), key.id());
          }
          case CredentialTopics.OAUTH_GRANT_REMOVED -> news.lost(key.tenant(), key.id());
          default -> throw new UnknownEventType(headers.type());
        };
    due.forEach(workers::wake);
  }
}
