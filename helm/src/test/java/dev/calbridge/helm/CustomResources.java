package dev.calbridge.helm;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Judges custom resources by the schemas under {@code crd/}; its README says whence they are. */
final class CustomResources {

  private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);
  private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

  private CustomResources() {}

  /**
   * Judges an object.
   *
   * @throws IllegalArgumentException if there is no schema of its kind, or it does not keep it
   */
  static void check(Manifest manifest) {
    Set<ValidationMessage> wrong =
        SCHEMAS
            .computeIfAbsent(manifest.kind(), CustomResources::schema)
            .validate(manifest.document());
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(manifest + ": " + wrong);
    }
  }

  private static JsonSchema schema(String kind) {
    try (InputStream file = CustomResources.class.getResourceAsStream("/crd/" + kind + ".yaml")) {
      if (file == null) {
        throw new IllegalArgumentException("Neither Kubernetes nor crd/ knows the kind " + kind);
      }
      return FACTORY.getSchema(Yaml.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
