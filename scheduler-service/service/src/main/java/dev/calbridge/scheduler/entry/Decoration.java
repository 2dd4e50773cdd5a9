package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.tenant.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a marked block of facts below the notes, and takes it off again. Calendar programs wrap
 * lines anew, trim them and change line ends, so the block is known by its two brackets alone,
 * which are single words.
 */
public final class Decoration {

  private static final String OPEN = "[Calbridge]";
  private static final String CLOSE = "[/Calbridge]";
  private static final Pattern OPENING =
      Pattern.compile("\\[\\s*Calbridge\\s*]", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSING =
      Pattern.compile("\\[\\s*/\\s*Calbridge\\s*]", Pattern.CASE_INSENSITIVE);
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
   * client left them alone. What was typed below the block is kept.
   *
   * @return null if there are none
   */
  public static @Nullable String undecorate(@Nullable String description) {
    if (description == null) {
      return null;
    }
    String text = Absent.lines(description);
    Part block = blockIn(text);
    if (block == null) {
      return Absent.blank(text);
    }
    String before = text.substring(0, block.start());
    String after = text.substring(block.end()).strip();
    String notes =
        before.endsWith(GAP) && leftAlone(text, block)
            ? before.substring(0, before.length() - GAP.length())
            : before.stripTrailing();
    if (!after.isEmpty()) {
      notes = notes.isBlank() ? after : notes.stripTrailing() + "\n" + after;
    }
    return Absent.blank(notes);
  }

  private record Part(int start, int end) {}

  /** Where white space inside the block was changed, that before it was as well. */
  private static boolean leftAlone(String text, Part block) {
    return text.startsWith(OPEN + "\n", block.start())
        && !Character.isWhitespace(text.charAt(block.start() + OPEN.length() + 1));
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
      // One line each, and nothing in it that could be taken for a bracket of ours.
      String plain = value.strip().replaceAll("\\s+", " ").replace('[', '(').replace(']', ')');
      out.append(label).append(plain).append('\n');
    }
  }
}
