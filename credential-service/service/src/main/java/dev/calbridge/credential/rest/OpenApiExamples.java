package dev.calbridge.credential.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Puts the examples that pin the wire format into the OpenAPI document: schema {@code
 * ServiceCredentialPage} gets {@code service-credential-page.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiExamples implements OASFilter {

  private final ObjectMapper json = JsonMapper.builder().build();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var components = document.getComponents();
    if (components != null && components.getSchemas() != null) {
      components.getSchemas().forEach(this::addExample);
    }
  }

  private void addExample(String name, Schema schema) {
    String file = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    try (InputStream example =
        OpenApiExamples.class.getResourceAsStream("/examples/" + file + ".json")) {
      if (example != null) {
        schema.setExamples(List.of(json.readValue(example, Map.class)));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
