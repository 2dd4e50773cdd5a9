package dev.calbridge.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An object that the chart makes.
 *
 * @param document as it is sent to Kubernetes
 */
record Manifest(ObjectNode document) {

  String apiVersion() {
    return document.path("apiVersion").asText();
  }

  String kind() {
    return document.path("kind").asText();
  }

  String name() {
    return at("/metadata/name").asText();
  }

  boolean is(String kind) {
    return kind().equals(kind);
  }

  /** The service it belongs to, or the part of the chart. */
  String component() {
    return at("/metadata/labels/app.kubernetes.io~1component").asText();
  }

  boolean isHook() {
    return !hook().isEmpty();
  }

  /** When it is made, if it is a hook; otherwise empty. */
  String hook() {
    return at("/metadata/annotations").path(Chart.HOOK).asText();
  }

  /** What a JSON pointer (RFC 6901) points at; a missing node if nothing. */
  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** The pod template, or a missing node. */
  JsonNode pod() {
    return at("/spec/template");
  }

  /** All containers, also those that come first. */
  Stream<JsonNode> containers() {
    JsonNode spec = pod().path("spec");
    return Stream.concat(stream(spec.path("initContainers")), stream(spec.path("containers")));
  }

  /** The container of the service itself. */
  JsonNode container() {
    return pod().at("/spec/containers/0");
  }

  /** Variables of the service's container that have their value here. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    stream(container().path("env"))
        .forEach(
            variable ->
                environment.put(variable.path("name").asText(), variable.path("value").asText("")));
    return environment;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  /** Text values of a map. */
  static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }

  /** Those of a kind. */
  static List<Manifest> ofKind(Collection<Manifest> manifests, String kind) {
    return manifests.stream().filter(manifest -> manifest.is(kind)).toList();
  }

  /** The only one of a kind for a component. */
  static Manifest one(Collection<Manifest> manifests, String kind, String component) {
    List<Manifest> found =
        manifests.stream()
            .filter(manifest -> manifest.is(kind) && manifest.component().equals(component))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(kind + " of " + component + ": " + found);
    }
    return found.getFirst();
  }

  /** Everything in a document, leaves and branches. */
  static Stream<JsonNode> everything(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    collect(node, all);
    return all.stream();
  }

  private static void collect(JsonNode node, List<JsonNode> all) {
    all.add(node);
    node.forEach(child -> collect(child, all));
  }
}
