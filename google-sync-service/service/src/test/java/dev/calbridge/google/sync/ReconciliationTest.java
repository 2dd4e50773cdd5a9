package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table is the specification. */
class ReconciliationTest {

  /**
   * Letters are contents, {@code -} is absent, {@code a} is content A of an event that is over. W,
   * D write and delete; t, o say whose side; {@code !} a conflict, {@code ~} a restoration.
   * Columns: both ways keeping ours, both ways taking theirs, outwards only, inwards only, and
   * neither.
   */
  private static final String TABLE =
      """
      last ours theirs | keep take out in none
      .    -    -      | fgt  fgt  fgt fgt fgt
      .    A    -      | Wt   Wt   Wt  no  no
      .    a    -      | no   no   no  no  no
      .    -    A      | Wo   Wo   no  Wo  no
      .    -    a      | no   no   no  no  no
      .    A    A      | eq   eq   eq  eq  eq
      .    a    a      | eq   eq   eq  eq  eq
      .    A    B      | Wt!  Wo!  Wt! Wo! no
      .    a    B      | Wt!  Wo!  Wt! Wo! no
      .    A    b      | Wt!  Wo!  Wt! Wo! no
      A    -    -      | fgt  fgt  fgt fgt fgt
      A    A    A      | no   no   no  no  no
      A    a    a      | no   no   no  no  no
      A    B    A      | Wt   Wt   Wt  no  no
      A    b    a      | Wt   Wt   Wt  no  no
      A    A    B      | Wo   Wo   Wt~ Wo  no
      A    a    b      | Wo   Wo   Wt~ Wo  no
      A    B    B      | eq   eq   eq  eq  eq
      A    B    C      | Wt!  Wo!  Wt! Wo! no
      A    -    A      | Dt   Dt   Dt  no  no
      A    A    -      | Do   Do   Wt~ Do  no
      A    -    B      | Dt!  Wo!  Dt! Wo! no
      A    B    -      | Wt!  Do!  Wt! Do! no
      """;

  private static final Map<String, List<Rules>> COLUMNS = columns();

  private static Map<String, List<Rules>> columns() {
    Map<String, List<Rules>> columns = new LinkedHashMap<>();
    columns.put("keep", List.of(new Rules(ConflictPolicy.KEEP_OURS, true, true)));
    columns.put("take", List.of(new Rules(ConflictPolicy.TAKE_THEIRS, true, true)));
    columns.put("out", bothPolicies(false, true));
    columns.put("in", bothPolicies(true, false));
    columns.put("none", bothPolicies(false, false));
    return columns;
  }

  /** One way, the policy has nothing to say. */
  private static List<Rules> bothPolicies(boolean ours, boolean theirs) {
    return Stream.of(ConflictPolicy.values()).map(one -> new Rules(one, ours, theirs)).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyCombinationIsDecidedAsTheTableSays() {
    return rows().stream()
        .flatMap(
            row ->
                COLUMNS.entrySet().stream()
                    .map(
                        column ->
                            DynamicTest.dynamicTest(
                                row + " " + column.getKey(),
                                () -> {
                                  for (Rules rules : column.getValue()) {
                                    assertThat(shown(row.decide(rules), row))
                                        .isEqualTo(row.expected.get(column.getKey()));
                                  }
                                })));
  }

  @Test
  void theTableHasARowForEveryCombination() {
    TreeSet<String> present = new TreeSet<>();
    rows().forEach(row -> present.add(row.last + row.ours + row.theirs));
    for (String last : List.of(".", "A")) {
      for (String ours : List.of("-", "A", "B")) {
        for (String theirs : List.of("-", "A", "B", "C")) {
          assertThat(present).contains(renamed(last + ours + theirs));
        }
      }
    }
  }

  /** Contents are named in the order they are met: .BA says what .AB says. */
  private static String renamed(String combination) {
    Map<Character, Character> names = new LinkedHashMap<>();
    StringBuilder result = new StringBuilder();
    for (char one : combination.toCharArray()) {
      result.append(
          Character.isLetter(one)
              ? names.computeIfAbsent(one, _ -> (char) ('A' + names.size()))
              : (Character) one);
    }
    return result.toString();
  }

  @TestFactory
  Stream<DynamicTest> theTwoSidesAreTreatedAlike() {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> {
                      Rules keep = new Rules(ConflictPolicy.KEEP_OURS, true, true);
                      Rules take = new Rules(ConflictPolicy.TAKE_THEIRS, true, true);
                      Decision mirrored =
                          Reconciliation.decide(
                              row.agreement(), side(row.theirs), side(row.ours), take);
                      assertThat(mirror(row.decide(keep))).isEqualTo(mirrored);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aSecondRunDoesNothing() {
    return rows().stream()
        .flatMap(
            row ->
                Stream.of("keep", "take", "out")
                    .flatMap(column -> COLUMNS.get(column).stream())
                    .map(
                        rules ->
                            DynamicTest.dynamicTest(
                                row + " " + rules,
                                () -> {
                                  Sides sides =
                                      new Sides(row.agreement(), side(row.ours), side(row.theirs));
                                  sides.settle(rules);
                                  assertThat(sides.settle(rules)).isFalse();
                                })));
  }

  @Test
  void whatGoogleOnlyPutsInOtherWordsIsNoEdit() {
    EventContent ours = Contents.titled("Sehtest ");
    EventContent theirs = Contents.titled("Sehtest");
    Decision decision =
        Reconciliation.decide(
            new Agreement(ours, theirs),
            new Side.Present(ours, true),
            new Side.Present(theirs, true),
            new Rules(ConflictPolicy.TAKE_THEIRS, true, true));
    assertThat(decision).isEqualTo(new Decision.Nothing());
  }

  private record Row(String last, String ours, String theirs, Map<String, String> expected) {
    Agreement agreement() {
      EventContent content = content(last);
      return content == null ? null : new Agreement(content, content);
    }

    Decision decide(Rules rules) {
      return Reconciliation.decide(agreement(), side(ours), side(theirs), rules);
    }

    @Override
    public String toString() {
      return "last " + last + " ours " + ours + " theirs " + theirs;
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    TABLE
        .lines()
        .skip(1)
        .forEach(
            line -> {
              String[] words = line.replace("|", " ").trim().split("\\s+");
              Map<String, String> expected = new LinkedHashMap<>();
              int index = 3;
              for (String column : COLUMNS.keySet()) {
                expected.put(column, words[index++]);
              }
              rows.add(new Row(words[0], words[1], words[2], expected));
            });
    return rows;
  }

  private static EventContent content(String letter) {
    return letter.equals("-") || letter.equals(".") ? null : Contents.titled(letter.toUpperCase());
  }

  private static Side side(String letter) {
    EventContent content = content(letter);
    return content == null
        ? new Side.Absent()
        : new Side.Present(content, Character.isUpperCase(letter.charAt(0)));
  }

  private static String shown(Decision decision, Row row) {
    return switch (decision) {
      case Decision.Nothing() -> "no";
      case Decision.Forget() -> "fgt";
      case Decision.Agree(Agreement agreement) -> {
        assertThat(agreement.ours()).isEqualTo(content(row.ours));
        assertThat(agreement.theirs()).isEqualTo(content(row.theirs));
        yield "eq";
      }
      case Decision.WriteTheirs(EventContent content, Cause cause) -> {
        assertThat(content).isEqualTo(content(row.ours));
        yield "Wt" + shown(cause);
      }
      case Decision.WriteOurs(EventContent content, Cause cause) -> {
        assertThat(content).isEqualTo(content(row.theirs));
        yield "Wo" + shown(cause);
      }
      case Decision.Merge _ -> throw new AssertionError("contents differ in one field only");
      case Decision.DeleteTheirs(Cause cause) -> "Dt" + shown(cause);
      case Decision.DeleteOurs(Cause cause) -> "Do" + shown(cause);
    };
  }

  private static String shown(Cause cause) {
    return switch (cause) {
      case CHANGE -> "";
      case CONFLICT -> "!";
      case RESTORE -> "~";
    };
  }

  private static Decision mirror(Decision decision) {
    return switch (decision) {
      case Decision.Nothing _, Decision.Forget _, Decision.Agree _ -> decision;
      case Decision.WriteTheirs(var content, var cause) -> new Decision.WriteOurs(content, cause);
      case Decision.WriteOurs(var content, var cause) -> new Decision.WriteTheirs(content, cause);
      case Decision.Merge _ -> throw new AssertionError("contents differ in one field only");
      case Decision.DeleteTheirs(var cause) -> new Decision.DeleteOurs(cause);
      case Decision.DeleteOurs(var cause) -> new Decision.DeleteTheirs(cause);
    };
  }
}
