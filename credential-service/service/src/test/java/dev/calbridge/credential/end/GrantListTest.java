package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page by page, and filtered. */
@QuarkusTest
class GrantListTest {

  private final Api api = new Api();

  @Test
  void pagesHoldEveryGrantOnceAlsoWhileOthersAreMade() {
    List<String> before = List.of(grant("good"), grant("good"), grant("good"));
    List<String> listed = new ArrayList<>();
    JsonPath page = list("limit=2");
    listed.addAll(page.getList("items.id"));
    assertThat(listed).hasSize(2);
    String meanwhile = grant("good");
    while (page.getString("next") != null) {
      page = list("limit=2&after=" + page.getString("next"));
      listed.addAll(page.getList("items.id"));
    }
    assertThat(listed).doesNotHaveDuplicates().containsAll(before).contains(meanwhile);
    assertThat(listed.getLast()).isEqualTo(meanwhile);
  }

  @Test
  void aStateFilterShowsThatStateOnly() {
    String lost = grant("revoked");
    String good = grant("good");
    api.asService(Api.TENANT).post("/internal/v1/oauth-grants/" + lost + "/access-token");
    assertThat(list("state=CONSENT_NEEDED&limit=500").<String>getList("items.id"))
        .contains(lost)
        .doesNotContain(good);
    assertThat(list("state=ACTIVE&limit=500").<String>getList("items.id"))
        .contains(good)
        .doesNotContain(lost);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit-out-of-range",
    "limit=501, limit-out-of-range",
    "after=nonsense, cursor-malformed",
    "after=bm8vY3Vyc29y, cursor-malformed",
    "state=ASLEEP, filter-invalid"
  })
  void whatCannotBeListedIsNamed(String query, String code) {
    api.as("admin")
        .get(Api.GRANTS + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  private JsonPath list(String query) {
    return api.as("admin")
        .get(Api.GRANTS + "?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String grant(String behaviour) {
    return api.grant("admin", behaviour + "-" + UUID.randomUUID());
  }
}
