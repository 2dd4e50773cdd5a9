package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator would refuse or pass over is found. */
@WithHelm
class OperatorModelTest {

  @ParameterizedTest
  @CsvSource({
    "full, ServiceMonitor, /spec/endpoints/0, scrapeInterval, 30s",
    "full, PrometheusRule, /spec/groups/0/rules/0, severity, page",
    "full, KafkaTopic, /spec, replicationFactor, 3",
    "full, KafkaUser, /spec/authorization/acls/0, operation, Read",
    "full, KafkaUser, /spec/authorization/acls/0, type, permit",
    "full, KafkaUser, /spec/authorization/acls/0/resource, patternType, like",
    "gateway-api, HTTPRoute, /spec/rules/0, path, /dav",
    "gateway-api, HTTPRoute, /spec/rules/0/backendRefs/0, port, http",
  })
  void a_field_or_value_that_is_not_in_the_model(
      String scenario, String kind, String at, String field, String value) {
    Manifest good = first(scenario, kind);
    OperatorModel.check(good);
    ObjectNode bad = good.document().deepCopy();
    ((ObjectNode) bad.at(at)).put(field, value);
    assertThatThrownBy(() -> OperatorModel.check(new Manifest(bad))).hasMessageContaining(field);
  }

  @Test
  void objects_have_the_models_version() {
    Map.of(
            "full",
            List.of("ServiceMonitor", "PrometheusRule", "KafkaTopic", "KafkaUser"),
            "gateway-api",
            List.of("HTTPRoute"))
        .forEach(
            (scenario, kinds) ->
                kinds.forEach(
                    kind ->
                        assertThat(first(scenario, kind).apiVersion())
                            .isEqualTo(OperatorModel.apiVersion(kind))));
  }

  private static Manifest first(String scenario, String kind) {
    return Manifest.ofKind(Chart.rendered(scenario), kind).getFirst();
  }
}
