package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.entry.Decoration.Block;
import dev.calbridge.scheduler.tenant.Language;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecorationTest {

  private static final Block NOTHING = new Block(null, null, null, false);
  private static final Block ALL = new Block("Karla Kunde", "Sehtest", "bestätigt", true);

  @Test
  void theBlockStandsBelowTheNotes() {
    assertThat(Decoration.decorate("Brille", ALL, Language.DE))
        .isEqualTo(
            """
            Brille

            [Calbridge]
            Automatisch ergänzt; Änderungen hier gehen verloren.
            Kunde: Karla Kunde
            Typ: Sehtest
            Status: bestätigt
            Hausbesuch
            [/Calbridge]""");
    assertThat(Decoration.decorate(null, new Block("Karla", null, null, false), Language.EN))
        .isEqualTo(
            """
            [Calbridge]
            Added automatically; changes in here are lost.
            Customer: Karla
            [/Calbridge]""");
  }

  @Test
  void whereThereIsNothingToTellNothingIsAdded() {
    assertThat(Decoration.decorate("Brille", NOTHING, Language.DE)).isEqualTo("Brille");
    assertThat(Decoration.decorate(null, NOTHING, Language.DE)).isNull();
  }

  @Test
  void aNameCannotEndTheBlock() {
    Block tricky = new Block("K [/Calbridge]\n[Calbridge]", null, null, false);
    assertThat(Decoration.undecorate(Decoration.decorate("n", tricky, Language.DE), null))
        .isEqualTo("n");
  }

  static Stream<Arguments> manglings() {
    return Stream.of(
        mangling("left alone", text -> text),
        mangling("CRLF", text -> text.replace("\n", "\r\n")),
        mangling("CR", text -> text.replace("\n", "\r")),
        mangling("one line", text -> text.replace("\n", " ")),
        mangling("blank lines collapsed", text -> text.replaceAll("\n+", "\n")),
        mangling("lines doubled", text -> text.replace("\n", "\n\n")),
        mangling("wrapped at words", text -> text.replace(" ", "\n")),
        mangling("indented", text -> text.replace("\n", "\n    ")),
        mangling("trailing white space", text -> text.replace("\n", "  \n") + "\n\n"),
        mangling("no-break spaces", text -> text.replace(' ', '\u00A0')),
        mangling("HTML with breaks", DecorationTest::broken),
        mangling("HTML with paragraphs", DecorationTest::paragraphs),
        mangling("HTML of an editor", DecorationTest::divisions),
        mangling("the closing bracket cut off", text -> text.replace("\n[/Calbridge]", "")),
        mangling("brackets spaced", text -> text.replace("[", "[ ").replace("]", " ]")),
        mangling("upper case", text -> text.replace("Calbridge", "CALBRIDGE")),
        mangling("facts edited", text -> text.replace("Karla Kunde", "Herr Neu\nnoch eine Zeile")),
        mangling("facts deleted", text -> text.replaceAll("(?s)Kunde:.*Hausbesuch\n", "")));
  }

  private static String broken(String text) {
    return escaped(text).replace("\n", "<br>");
  }

  private static String paragraphs(String text) {
    return "<p>" + escaped(text).replace("\n\n", "</p>\n<p>").replace("\n", "<br/>\n") + "</p>";
  }

  private static String divisions(String text) {
    return "<html><body><div>"
        + escaped(text).replace("\n", "</div><div>").replace(" ", "&nbsp;")
        + "</div></body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("ä", "&auml;");
  }

  private static Arguments mangling(String name, UnaryOperator<String> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manglings")
  void aMangledBlockIsStillDropped(String name, UnaryOperator<String> change) {
    String shown = Decoration.decorate("Brille", ALL, Language.DE);
    assertThat(Decoration.undecorate(change.apply(shown), null)).isEqualTo("Brille");
    String bare = Decoration.decorate(null, ALL, Language.EN);
    assertThat(Decoration.undecorate(change.apply(bare), null)).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manglings")
  void notesOfSeveralLinesAreNotChangedByAProgram(String name, UnaryOperator<String> change) {
    Assumptions.assumeFalse(name.equals("upper case"));
    String notes = "erste  Zeile: a & b < c\n\n\u2022 zweite\n   dritte";
    String shown = Decoration.decorate(notes, ALL, Language.DE);
    assertThat(Decoration.undecorate(change.apply(shown), notes)).isEqualTo(notes);
  }

  @Test
  void whatAProgramMakesOfAnyNotesIsUndone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<UnaryOperator<String>> programs =
        List.of(
            text -> text.replace(" ", "\u00A0"),
            text -> text.replace("\n", "\r\n") + "\r\n",
            text -> text.replace("\n", " \n "),
            text -> text.replaceAll("[ \n]+", "\n"),
            DecorationTest::broken,
            DecorationTest::paragraphs,
            DecorationTest::divisions);
    String[] pieces = {"a", " ", "\n", "\n\n", "<", ">", "&", "&amp;", "ü", "😀", "[", "]", ": "};
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String notes = text.toString();
      int program = random.nextInt(programs.size());
      String back = programs.get(program).apply(Decoration.decorate(notes, ALL, Language.DE));
      assertThat(Decoration.undecorate(back, notes))
          .as("seed %d, round %d, program %d, notes <%s>", seed, round, program, notes)
          .isEqualTo(notes);
    }
  }

  @Test
  void whatIsTypedIntoAMangledTextIsKept() {
    String shown = Decoration.decorate("Brille", ALL, Language.DE);
    assertThat(Decoration.undecorate(broken("zuerst\n" + shown), "Brille"))
        .isEqualTo("zuerst\nBrille");
    assertThat(Decoration.undecorate(shown.replace("\n[/Calbridge]", "\nneu"), "Brille"))
        .isEqualTo("Brille\nneu");
    assertThat(Decoration.undecorate("a < b", "a")).isEqualTo("a < b");
    assertThat(Decoration.undecorate("<b>fett</b>", null)).isEqualTo("<b>fett</b>");
  }

  @Test
  void theBlockMayComeFirst() {
    String block = Decoration.decorate(null, ALL, Language.DE);
    assertThat(Decoration.undecorate(block + "\n\nBrille", "Brille")).isEqualTo("Brille");
  }

  @Test
  void whatIsTypedAroundTheBlockIsKept() {
    String shown = Decoration.decorate("vorher", ALL, Language.DE);
    assertThat(Decoration.undecorate(shown + "\n\nnachher", null)).isEqualTo("vorher\nnachher");
    assertThat(Decoration.undecorate("ganz vorn\n" + shown, null)).isEqualTo("ganz vorn\nvorher");
    assertThat(Decoration.undecorate("ohne Block", null)).isEqualTo("ohne Block");
    assertThat(Decoration.undecorate(" \n ", null)).isNull();
  }

  @Test
  void notesComeBackExactly() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {
      "a",
      " ",
      "\n",
      "\n\n",
      "[Calbridge]",
      "[/Calbridge]",
      "[ calbridge ]",
      "Kunde: x",
      "ü€😀",
      "\t",
      "[",
      "]"
    };
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String notes = text.toString();
      Block block = random.nextBoolean() ? ALL : NOTHING;
      assertThat(Decoration.undecorate(Decoration.decorate(notes, block, Language.DE), null))
          .as("seed %d, round %d, notes <%s>", seed, round, notes)
          .isEqualTo(notes);
    }
  }
}
