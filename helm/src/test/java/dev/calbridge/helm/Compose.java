package dev.calbridge.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file as its readers see it: with anchors and merged maps put in. */
final class Compose {

  private Compose() {}

  static ObjectNode read(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object document = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      return new ObjectMapper().convertValue(document, ObjectNode.class);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Stream<String> names(ObjectNode compose) {
    Iterable<String> names = () -> compose.path("services").fieldNames();
    return StreamSupport.stream(names.spliterator(), false);
  }
}
