package dev.calbridge.gateway.dav;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Percent-encoding of path segments (RFC 3986 section 2.1), always written in one way. */
public final class PathSegments {

  private static final boolean[] PLAIN = new boolean[128];

  static {
    "0123456789-abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOPQRSTUVWXYZ_~@"
        .chars()
        .forEach(c -> PLAIN[c] = true);
  }

  private PathSegments() {}

  public static String encode(String segment) {
    if (isPlain(segment)) {
      return segment;
    }
    StringBuilder out = new StringBuilder(segment.length() + 8);
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && PLAIN[b]) {
        out.append((char) b);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  /**
   * Splits first and decodes then, so that an encoded slash stays inside its segment.
   *
   * @throws DavFault 400 if the path is not properly encoded
   */
  public static List<String> decode(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decodeSegment(segment));
      }
    }
    return List.copyOf(segments);
  }

  private static boolean isPlain(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        return false;
      }
    }
    return true;
  }

  private static String decodeSegment(String segment) {
    if (isPlain(segment)) {
      return segment;
    }
    ByteBuffer bytes = ByteBuffer.allocate(segment.length() * 3);
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c != '%') {
        bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (i + 2 >= segment.length()
          || !HexFormat.isHexDigit(segment.charAt(i + 1))
          || !HexFormat.isHexDigit(segment.charAt(i + 2))) {
        throw notEncoded();
      }
      bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
      i += 2;
    }
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes.flip())
              .toString();
      if (decoded.chars().anyMatch(Character::isISOControl)) {
        throw notEncoded();
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw notEncoded();
    }
  }

  private static DavFault notEncoded() {
    return DavFault.of(400, "The path is not properly percent-encoded UTF-8");
  }
}
