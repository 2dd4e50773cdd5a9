package dev.calbridge.google.sync;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A short name for a content: equal contents have equal hashes, in every process and version. */
public final class ContentHash {

  private ContentHash() {}

  /** The first 16 bytes of SHA-256 over the canonical form, in hex. */
  public static String of(EventContent content) {
    StringBuilder text = new StringBuilder();
    field(text, content.title());
    field(text, content.description());
    field(text, content.location());
    field(text, content.tentative());
    field(text, content.free());
    field(text, content.span());
    field(text, content.recurrence());
    if (content.secret()) {
      field(text, "secret");
    }
    return HexFormat.of().formatHex(EventIds.sha256(text.toString()), 0, 16);
  }

  /** Lengths keep two neighbouring fields from reading like one. */
  private static void field(StringBuilder text, @Nullable Object value) {
    String written = String.valueOf(value);
    text.append(written.length()).append(':').append(written);
  }
}
