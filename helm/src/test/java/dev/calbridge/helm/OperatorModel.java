package dev.calbridge.helm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges custom resources by models that are generated from their definitions: a field or a value
 * that a model does not know is an error.
 */
final class OperatorModel {

  /** By kind. */
  private static final Map<String, Class<? extends HasMetadata>> CLASSES =
      Stream.of(
              HTTPRoute.class,
              KafkaTopic.class,
              KafkaUser.class,
              PrometheusRule.class,
              ServiceMonitor.class)
          .collect(Collectors.toMap(Class::getSimpleName, model -> model));

  /** Versions without a model; they have all the fields of the model's. */
  private static final Set<String> EARLIER = Set.of("kafka.strimzi.io/v1beta2");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .setAnnotationIntrospector(new Strict());

  private OperatorModel() {}

  /** Whether there is a model of this kind. */
  static boolean knows(Manifest manifest) {
    return CLASSES.containsKey(manifest.kind());
  }

  /**
   * Reads an object into its model, and looks whether it is all there.
   *
   * @throws IllegalArgumentException if it has a field or a value that the model does not know, or
   *     one of another type
   */
  static void check(Manifest manifest) {
    ObjectNode document = manifest.document().deepCopy();
    if (EARLIER.contains(manifest.apiVersion())) {
      document.put("apiVersion", apiVersion(manifest.kind()));
    }
    try {
      HasMetadata read = JSON.treeToValue(document, CLASSES.get(manifest.kind()));
      List<String> lost = lost("", document, JSON.valueToTree(read)).toList();
      if (!lost.isEmpty()) {
        throw new IllegalArgumentException(manifest + ": not in the model: " + lost);
      }
    } catch (JsonProcessingException refused) {
      throw new IllegalArgumentException(manifest + ": " + refused.getMessage(), refused);
    }
  }

  /** API version of the model of a kind. */
  static String apiVersion(String kind) {
    return HasMetadata.getApiVersion(CLASSES.get(kind));
  }

  /** Where something was said of which nothing, or something else, is left. */
  private static Stream<String> lost(String path, JsonNode said, JsonNode left) {
    if (said.isObject()) {
      return said.properties().stream()
          .flatMap(
              field ->
                  lost(path + "/" + field.getKey(), field.getValue(), left.path(field.getKey())));
    }
    if (said.isArray()) {
      return Stream.iterate(0, index -> index < said.size(), index -> index + 1)
          .flatMap(index -> lost(path + "/" + index, said.get(index), left.path(index)));
    }
    return said.asText().equals(left.asText()) ? Stream.empty() : Stream.of(path);
  }

  /** The models keep what they do not know, or pass over it, for a client that is older. */
  private static final class Strict extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated member) {
      return JsonIgnoreProperties.Value.empty();
    }

    /** Also what they leave out because nothing else would be meant. */
    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated member) {
      return JsonInclude.Value.construct(
          JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    }
  }
}
