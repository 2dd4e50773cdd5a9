package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownAnswersTest {

  private static final UUID RESOURCE = UUID.randomUUID();
  private static final UUID CREDENTIAL = UUID.randomUUID();
  private static final UUID BRANCH = UUID.randomUUID();

  private final KnownAnswers answers = new KnownAnswers(100);

  @Test
  void anAnswerIsGoodWhileTheStateItWasMadeFromStands() {
    answers.keep(poll(), "state 1", answer(100));

    assertThat(answers.find(poll(), "state 1")).isEqualTo(answer(100));
    assertThat(answers.find(poll(), "state 2")).isNull();
  }

  @Test
  void anotherAccountBodyOrHeaderIsAnotherQuestion() {
    answers.keep(poll(), "state", answer(100));

    assertThat(answers.find(question("ben", "PROPFIND", "0", "<a/>"), "state")).isNull();
    assertThat(answers.find(question("anna", "PROPFIND", "0", "<b/>"), "state")).isNull();
    DavRequest minimal = request("anna", "PROPFIND", "0", "<a/>", "prefer", "return=minimal");
    assertThat(answers.find(repeatable(minimal, account("anna")).orElseThrow(), "state")).isNull();
  }

  @Test
  void whatIsPackedIsNotGivenToWhoDidNotAskForIt() {
    DavResponse packed = Gzip.of(answer(3_000));
    assertThat(packed.body().length).isLessThan(2_048);

    answers.keep(poll(), "state", packed);

    assertThat(answers.find(poll(), "state")).isNull();
  }

  @Test
  void longAnswersAndErrorsAreNotKept() {
    answers.keep(poll(), "state", answer(3_000));
    assertThat(answers.find(poll(), "state")).isNull();

    answers.keep(poll(), "state", DavResponse.text(404, "nothing"));
    assertThat(answers.find(poll(), "state")).isNull();
  }

  @Test
  void onlySmallQuestionsAboutOnesOwnCalendarsAreRepeatable() {
    assertThat(repeatable(request("anna", "PROPFIND", "1", ""), account("anna"))).isEmpty();
    assertThat(repeatable(request("anna", "PUT", "0", ""), account("anna"))).isEmpty();
    assertThat(repeatable(request("anna", "PROPFIND", "0", ""), account("ben"))).isEmpty();
    assertThat(repeatable(request("anna", "REPORT", "1", "x".repeat(5_000)), account("anna")))
        .isEmpty();
    assertThat(repeatable(request("anna", "REPORT", "1", "x"), account("anna"))).isPresent();
  }

  private static Question poll() {
    return question("anna", "PROPFIND", "0", "<a/>");
  }

  private static Question question(String user, String method, String depth, String body) {
    return repeatable(request(user, method, depth, body), account(user)).orElseThrow();
  }

  private static Optional<Question> repeatable(DavRequest request, Account account) {
    return Question.calendar(request, account)
        .flatMap(calendar -> Question.of(request, account, calendar));
  }

  private static DavRequest request(
      String user, String method, String depth, String body, String... more) {
    Map<String, String> headers = new HashMap<>(Map.of("depth", depth));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], more[i + 1]);
    }
    return new DavRequest(
        method,
        "/dav/calendars/" + user + "/" + RESOURCE + "/",
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static Account account(String user) {
    return new Account("optik", CREDENTIAL, 1, user + ".caldav", user, BRANCH, null);
  }

  private static DavResponse answer(int octets) {
    return new DavResponse(DavResponse.MULTI_STATUS, Map.of(), BODY.get(octets));
  }

  private static final Map<Integer, byte[]> BODY =
      Map.of(100, new byte[100], 3_000, new byte[3_000]);
}
