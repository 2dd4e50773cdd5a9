package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.tenant.Language;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a marked block of facts below the notes, and takes it off again. Calendar programs wrap
 * lines anew, trim them, change line ends, use other spaces and turn all of it into HTML, so the
 * block is known by its two brackets alone, which are single words.
 */
public final class Decoration {

  private static final String OPEN = "[Calbridge]";
  private static final String CLOSE = "[/Calbridge]";
  private static final Pattern OPENING =
      Pattern.compile("(?U)\\[\\s*Calbridge\\s*]", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSING =
      Pattern.compile("(?U)\\[\\s*/\\s*Calbridge\\s*]", Pattern.CASE_INSENSITIVE);
  private static final Pattern WHITE = Pattern.compile("(?U)\\s+");
  private static final String GAP = "\n\n";

  private Decoration() {}

  /**
   * What the block tells.
   *
   * @param customer name, or null
   * @param type name, or null
   * @param status name, or null
   */
  public record Block(
      @Nullable String customer,
      @Nullable String type,
      @Nullable String status,
      boolean homeVisit) {

    boolean isEmpty() {
      return customer == null && type == null && status == null && !homeVisit;
    }
  }

  /**
   * The description calendars show.
   *
   * @param notes with LF line ends, or null
   * @return null if there is nothing to show
   */
  public static @Nullable String decorate(@Nullable String notes, Block block, Language language) {
    String text = notes == null ? "" : notes;
    // Notes that look like a block themselves need ours below them, or they would be taken for it.
    if (block.isEmpty() && blockIn(text) == null) {
      return notes;
    }
    BlockWords words = BlockWords.in(language);
    StringBuilder out = new StringBuilder(text);
    if (!text.isEmpty()) {
      out.append(GAP);
    }
    out.append(OPEN).append('\n').append(words.hint()).append('\n');
    line(out, words.customer(), block.customer());
    line(out, words.type(), block.type());
    line(out, words.status(), block.status());
    if (block.homeVisit()) {
      out.append(words.homeVisit()).append('\n');
    }
    return out.append(CLOSE).toString();
  }

  /**
   * The notes in a description as a client gives it back: exactly those of {@link #decorate} if the
   * client left them alone. What was typed around or below the block is kept.
   *
   * @param before the notes as they were: if a client that changed white space or turned the text
   *     into HTML says the same words, it has not changed them
   * @return null if there are none
   */
  public static @Nullable String undecorate(@Nullable String description, @Nullable String before) {
    if (description == null) {
      return null;
    }
    String text = Absent.lines(description);
    Part block = blockIn(text);
    if (block == null) {
      return Absent.blank(remains(text));
    }
    if (block.leftAlone(text)) {
      return notes(text, block);
    }
    String plain = PlainText.of(text, block.inside(text));
    Part same = blockIn(plain);
    String notes = same == null ? Absent.blank(plain) : notes(plain, same);
    return PlainText.sameWords(notes, before) ? before : notes;
  }

  private static @Nullable String notes(String text, Part block) {
    String before = text.substring(0, block.start());
    String after = text.substring(block.end()).strip();
    String notes =
        block.start() > 0 && block.leftAlone(text)
            ? before.substring(0, before.length() - GAP.length())
            : before.stripTrailing();
    if (!after.isEmpty()) {
      notes = notes.isBlank() ? after : notes.stripTrailing() + "\n" + after;
    }
    return Absent.blank(notes);
  }

  /** Where a client cut the closing bracket off, the lines that are surely ours go all the same. */
  private static String remains(String text) {
    int start = text.lastIndexOf(OPEN);
    if (start < 0) {
      return text;
    }
    List<String> lines = text.substring(start + OPEN.length()).strip().lines().toList();
    if (lines.isEmpty() || !BlockWords.isHint(lines.getFirst())) {
      return text;
    }
    String typed =
        lines.stream().filter(line -> !BlockWords.knows(line)).collect(Collectors.joining("\n"));
    return (text.substring(0, start).stripTrailing() + "\n" + typed).strip();
  }

  private record Part(int start, int end) {

    String inside(String text) {
      return text.substring(start, end);
    }

    /** Where white space in or above the block was changed, the rest was as well. */
    boolean leftAlone(String text) {
      if (start > 0 && !text.substring(0, start).endsWith(GAP)) {
        return false;
      }
      String inside = inside(text);
      int first = OPEN.length() + 1;
      return inside.startsWith(OPEN + "\n")
          && inside.endsWith("\n" + CLOSE)
          && !Character.isWhitespace(inside.charAt(first))
          && BlockWords.isHint(inside.substring(first, inside.indexOf('\n', first)));
    }
  }

  /** The last complete block: ours stands below the notes. */
  private static @Nullable Part blockIn(String text) {
    Part found = null;
    Matcher opening = OPENING.matcher(text);
    Matcher closing = CLOSING.matcher(text);
    while (opening.find()) {
      if (!closing.find(opening.end())) {
        break;
      }
      found = new Part(opening.start(), closing.end());
    }
    return found;
  }

  private static void line(StringBuilder out, String label, @Nullable String value) {
    if (value != null) {
      // One line each, and nothing in it that could be taken for a bracket of ours or for a tag.
      String plain =
          WHITE
              .matcher(value.strip())
              .replaceAll(" ")
              .replace('[', '(')
              .replace(']', ')')
              .replace('<', '‹')
              .replace('>', '›');
      out.append(label).append(plain).append('\n');
    }
  }
}
