package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CustomersTest {

  private static final String PATH = "/api/v1/customers";

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
      for (String name : List.of("Zoë Müller", "Anna Mueller", "Bernd Muller", "Carl Maler")) {
        as("admin").body(Map.of("name", shop.named(name))).post(PATH).then().statusCode(201);
      }
    }
  }

  @Test
  void allThatProductsKnowOfACustomerIsKept() {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "PROSPECT");
    body.put("party", "COMMERCIAL");
    body.put("name", "Hörwelt GmbH & Co. KG 👂");
    body.put("phone", "0711 1");
    body.put("phones", List.of(Map.of("kind", "MOBILE", "number", "0170 1")));
    body.put("email", "info@hoerwelt.example");
    body.put("webPage", "https://hoerwelt.example/");
    body.put("street", "Königstraße 1");
    body.put("postalCode", "70173");
    body.put("city", "Stuttgart");
    body.put("country", "DE");
    body.put("birthday", "1972-02-29");
    body.put("profession", "Akustik");
    body.put("sex", "DIVERSE");
    body.put("tags", List.of("Stammkunde", "VIP"));
    body.put("responsible", shop.annaEmployee.toString());
    String id = as("admin").body(body).post(PATH).then().statusCode(201).extract().path("id");
    Map<String, Object> found = as("anna.berger").get(PATH + "/" + id).then().extract().path("");
    assertThat(found).containsAllEntriesOf(body);
    as("admin")
        .delete("/api/v1/employees/" + shop.annaEmployee)
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"));
  }

  @ParameterizedTest
  @CsvSource({"müller", "mueller", "muller", "MÜLLER", "mull"})
  void umlautsAreFoundHoweverTheyAreWritten(String search) {
    as("frieda.desk")
        .queryParam("q", search + " " + shop.mark)
        .get(PATH)
        .then()
        .statusCode(200)
        .body(
            "items.name",
            equalTo(
                List.of(
                    shop.named("Anna Mueller"),
                    shop.named("Bernd Muller"),
                    shop.named("Zoë Müller"))));
  }

  @Test
  void aSearchComesPageByPage() {
    List<String> names = new ArrayList<>();
    String next = null;
    do {
      var request = as("admin").queryParams("q", "m " + shop.mark, "limit", 1, "fields", "name");
      var page = (next == null ? request : request.queryParam("after", next)).get(PATH).then();
      names.add(page.extract().path("items[0].name"));
      next = page.extract().path("next");
    } while (next != null && names.size() < 10);
    assertThat(names)
        .containsExactly(
            shop.named("Anna Mueller"),
            shop.named("Bernd Muller"),
            shop.named("Carl Maler"),
            shop.named("Zoë Müller"));
  }

  @Test
  void aNewNameIsFoundAndTheOldOneIsNot() {
    String id =
        as("admin").body(Map.of("name", shop.named("Alt"))).post(PATH).then().extract().path("id");
    as("admin")
        .contentType("application/merge-patch+json")
        .body(Map.of("name", shop.named("Neu"), "tags", List.of("umbenannt")))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200);
    assertThat(found("alt " + shop.mark)).isEmpty();
    assertThat(found("neu " + shop.mark)).containsExactly(id);
    as("admin")
        .queryParams("q", shop.mark, "tag", "umbenannt", "kind", "CUSTOMER")
        .get(PATH)
        .then()
        .body("items.id", equalTo(List.of(id)));
    as("admin").delete(PATH + "/" + id).then().statusCode(204);
    assertThat(found("neu " + shop.mark)).isEmpty();
  }

  @Test
  void nobodyFindsAnotherTenantsCustomers() {
    as("hoergut.admin")
        .queryParam("q", shop.mark)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
  }

  @Test
  void brokenSearchesAndCustomersAreRefused() {
    for (String search : List.of("--", "x".repeat(201))) {
      as("admin").queryParam("q", search).get(PATH).then().statusCode(400);
    }
    as("admin").queryParam("after", "AAAA").get(PATH).then().statusCode(400);
    refused(Map.of("name", "x", "webPage", "javascript:alert(1)"), "web-page-invalid");
    refused(Map.of("name", "x", "email", "nobody"), "email-invalid");
    refused(Map.of("name", "x", "birthday", "9999-01-01"), "birthday-out-of-range");
    refused(
        Map.of(
            "name",
            "x",
            "tags",
            java.util.stream.IntStream.range(0, 51).mapToObj(Integer::toString).toList()),
        "too-many-tags");
    refused(
        Map.of("name", "x", "phones", java.util.Collections.nCopies(11, Map.of("number", "1"))),
        "too-many-phones");
    as("admin").body(Map.of("name", "x", "sex", "?")).post(PATH).then().statusCode(400);
    as("admin")
        .body(Map.of("name", "x", "responsible", Shop.id()))
        .post(PATH)
        .then()
        .statusCode(409);
  }

  private static List<String> found(String search) {
    return as("admin").queryParam("q", search).get(PATH).then().extract().path("items.id");
  }

  private static void refused(Map<String, Object> body, String code) {
    as("admin").body(body).post(PATH).then().statusCode(422).body("code", equalTo(code));
  }
}
