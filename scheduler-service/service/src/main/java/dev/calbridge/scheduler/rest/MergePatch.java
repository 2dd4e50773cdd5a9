package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.base.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Partial updates: JSON merge patch (RFC 7396). */
@ApplicationScoped
class MergePatch {

  static final String MEDIA_TYPE = "application/merge-patch+json";

  private final ObjectMapper json;

  MergePatch(ObjectMapper json) {
    this.json = json;
  }

  /**
   * What PUT would have to send for the patched state.
   *
   * @param current the state as REST shows it
   * @throws ProblemException 400 if the patch is no object, or the result is not of that type
   */
  <T> T apply(Object current, @Nullable JsonNode patch, Class<T> type) {
    if (!(patch instanceof ObjectNode wanted)) {
      throw new ProblemException(
          400, "patch-malformed", "Send a JSON object with what is to change (RFC 7396).");
    }
    ObjectNode target = json.valueToTree(current);
    merge(target, wanted);
    try {
      return json.treeToValue(target, type);
    } catch (JsonProcessingException mismatch) {
      throw new ProblemException(
          400, "malformed-json", "A value in the patch is not what this request takes.");
    }
  }

  /** The version that was patched must still be there when the result is written. */
  static Precondition still(Precondition asked, long version) {
    return switch (asked) {
      case Precondition.Version exact -> exact;
      case Precondition.None none -> none;
      case Precondition.Present _ -> new Precondition.Version(version);
      case Precondition.Absent absent -> absent;
    };
  }

  /** RFC 7396 section 2; how deep it may go is limited by the reader. */
  private static void merge(ObjectNode target, ObjectNode patch) {
    for (var field : patch.properties()) {
      JsonNode wanted = field.getValue();
      if (wanted.isNull()) {
        target.remove(field.getKey());
      } else if (wanted instanceof ObjectNode inner) {
        JsonNode there = target.get(field.getKey());
        ObjectNode into =
            there instanceof ObjectNode object ? object : target.putObject(field.getKey());
        merge(into, inner);
      } else {
        target.set(field.getKey(), wanted);
      }
    }
  }
}
