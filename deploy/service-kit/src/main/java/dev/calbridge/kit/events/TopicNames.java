package dev.calbridge.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets several installations share one Kafka cluster. */
@ApplicationScoped
public class TopicNames {

  private final String prefix;

  public TopicNames(
      @ConfigProperty(name = "calbridge.topic-prefix") java.util.Optional<String> prefix) {
    this.prefix = prefix.orElse("");
  }

  /** The name of a contract's topic in this installation. */
  public String resolve(String topic) {
    return prefix + topic;
  }
}
