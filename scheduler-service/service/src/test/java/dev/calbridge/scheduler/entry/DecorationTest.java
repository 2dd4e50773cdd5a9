package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.entry.Decoration.Block;
import dev.calbridge.scheduler.tenant.Language;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    assertThat(Decoration.undecorate(Decoration.decorate("n", tricky, Language.DE))).isEqualTo("n");
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
        mangling("brackets spaced", text -> text.replace("[", "[ ").replace("]", " ]")),
        mangling("upper case", text -> text.replace("Calbridge", "CALBRIDGE")),
        mangling("facts edited", text -> text.replace("Karla Kunde", "Herr Neu\nnoch eine Zeile")),
        mangling("facts deleted", text -> text.replaceAll("(?s)Kunde:.*Hausbesuch\n", "")));
  }

  private static Arguments mangling(String name, UnaryOperator<String> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manglings")
  void aMangledBlockIsStillDropped(String name, UnaryOperator<String> change) {
    String shown = Decoration.decorate("Brille", ALL, Language.DE);
    assertThat(Decoration.undecorate(change.apply(shown))).isEqualTo("Brille");
    String bare = Decoration.decorate(null, ALL, Language.EN);
    assertThat(Decoration.undecorate(change.apply(bare))).isNull();
  }

  @Test
  void whatIsTypedAroundTheBlockIsKept() {
    String shown = Decoration.decorate("vorher", ALL, Language.DE);
    assertThat(Decoration.undecorate(shown + "\n\nnachher")).isEqualTo("vorher\nnachher");
    assertThat(Decoration.undecorate("ganz vorn\n" + shown)).isEqualTo("ganz vorn\nvorher");
    assertThat(Decoration.undecorate("ohne Block")).isEqualTo("ohne Block");
    assertThat(Decoration.undecorate(" \n ")).isNull();
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
      assertThat(Decoration.undecorate(Decoration.decorate(notes, block, Language.DE)))
          .as("seed %d, round %d, notes <%s>", seed, round, notes)
          .isEqualTo(notes);
    }
  }
}
