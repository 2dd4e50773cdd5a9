package dev.calbridge.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrganizationsTest {

  @Test
  void readsAListOfAliases() {
    assertThat(Organizations.aliases(List.of("a1", "b2"))).isEqualTo(Set.of("a1", "b2"));
    assertThat(Organizations.aliases(Json.createArrayBuilder().add("a1").build()))
        .isEqualTo(Set.of("a1"));
  }

  @Test
  void readsAnObjectKeyedByAlias() {
    assertThat(Organizations.aliases(Map.of("a1", Map.of("id", "1")))).isEqualTo(Set.of("a1"));
  }

  @Test
  void readsASingleAliasAndNothing() {
    assertThat(Organizations.aliases("a1")).isEqualTo(Set.of("a1"));
    assertThat(Organizations.aliases(null)).isEmpty();
  }
}
