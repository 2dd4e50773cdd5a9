package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Adds to the description what all operations have in common, and the examples. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ApiDescription implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final String TOKEN = "token";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addSchema(PROBLEM, problem());
    api.getComponents()
        .addSecurityScheme(
            TOKEN,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT"));
    JsonNode examples = examples();
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> {
                          describe(path, operation, examples.get(method + " " + path));
                          if (method == PathItem.HttpMethod.PATCH) {
                            anyObject(operation);
                          }
                        }));
  }

  private static void describe(String path, Operation operation, @Nullable JsonNode example) {
    if (!path.startsWith("/feed/")) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
    }
    operation.getResponses().addAPIResponse("default", refusal());
    if (example != null && operation.getRequestBody() != null) {
      for (MediaType type : operation.getRequestBody().getContent().getMediaTypes().values()) {
        type.setExample(
            example.isTextual()
                ? example.textValue()
                : new ObjectMapper().convertValue(example, Object.class));
      }
    }
  }

  /** A merge patch has the fields of what it patches, all of them optional. */
  private static void anyObject(Operation operation) {
    operation
        .getRequestBody()
        .getContent()
        .getMediaTypes()
        .values()
        .forEach(
            type ->
                type.setSchema(OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT))));
  }

  private static APIResponse refusal() {
    return OASFactory.createAPIResponse()
        .description("Nothing was changed; code says why (docs/api/problems.md)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(PROBLEM))
                        .example(
                            Map.of(
                                "type", "about:blank",
                                "title", "Precondition Failed",
                                "status", 412,
                                "code", "stale-version",
                                "detail", "It was changed meanwhile: read it again."))));
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .type(List.of(Schema.SchemaType.OBJECT))
        .description("Problem details (RFC 9457)")
        .addProperty("type", text())
        .addProperty("title", text())
        .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
        .addProperty("detail", text())
        .addProperty("code", text().description("Stable; callers may switch on it"));
  }

  private static Schema text() {
    return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
  }

  /** By method and path. */
  private static JsonNode examples() {
    try (InputStream file = ApiDescription.class.getResourceAsStream("/openapi/examples.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
