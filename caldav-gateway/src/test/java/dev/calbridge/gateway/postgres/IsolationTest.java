package dev.calbridge.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.support.Practice;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IsolationTest {

  @Inject TenantTransactions transactions;
  @Inject TenantReads reads;
  @Inject Projection projection;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calendar",
        "entry",
        "calendar_object",
        "removal",
        "personal_property",
        "personal_state",
        "personal_object",
        "home_member",
        "delivery"
      })
  void aStatementThatForgetsTheTenantSeesNothingOfOthers(String table) {
    Practice practice = new Practice();
    projection.applyCalendars(
        practice.tenant, java.util.List.of(new CalendarFact.Present(practice.ownCalendar())));

    assertThat(
            transactions
                .run("somebody-else", statements -> statements.query("select * from " + table))
                .size())
        .isZero();
  }

  @Test
  void aReadShowsTheRowsOfItsTenantAndLeavesNothingInTheSession() {
    Practice practice = new Practice();
    projection.applyCalendars(
        practice.tenant, java.util.List.of(new CalendarFact.Present(practice.ownCalendar())));
    String all = "select tenant from calendar where $1::text is not null";

    for (int i = 0; i < 40; i++) {
      // More often than there are connections: none remembers whom it served before.
      assertThat(reads.read(practice.tenant, all, practice.tenant))
          .singleElement()
          .satisfies(row -> assertThat(row.getString(0)).isEqualTo(practice.tenant));
      assertThat(reads.read("somebody-else", all, "somebody-else")).isEmpty();
      assertThat(transactions.runOutsideTenants("select * from calendar").size()).isZero();
    }
  }

  @Test
  void aReadForOneTenantDoesNotTakeTheNameOfAnother() {
    assertThatThrownBy(
            () -> reads.read("hoergut", "select * from calendar where tenant = $1", "optik"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowOfAnotherTenantCannotBeWritten() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    "somebody-else",
                    statements ->
                        statements.query(
                            "insert into calendar (tenant, resource) values ('hoergut', $1)",
                            UUID.randomUUID())))
        .isInstanceOfSatisfying(
            PgException.class, refused -> assertThat(refused.getSqlState()).isEqualTo("42501"));
  }
}
