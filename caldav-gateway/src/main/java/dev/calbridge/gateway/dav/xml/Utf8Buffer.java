package dev.calbridge.gateway.dav.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Text that grows as the octets it is sent as, in chunks, so that nothing is copied for growing.
 * Used by one thread.
 */
final class Utf8Buffer {

  private static final int LARGEST_CHUNK = 16_384;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] chunk;
  private int used;
  private int fullLength;

  Utf8Buffer(int capacity) {
    this.chunk = new byte[capacity];
  }

  /** Octets so far. */
  int length() {
    return fullLength + used;
  }

  Utf8Buffer append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is UTF-8 already. */
  Utf8Buffer append(byte[] utf8) {
    return append(utf8, 0, utf8.length);
  }

  /** A part of it. */
  Utf8Buffer append(byte[] utf8, int from, int to) {
    Objects.checkFromToIndex(from, to, utf8.length);
    int taken = from;
    while (to - taken > chunk.length - used) {
      int fits = chunk.length - used;
      System.arraycopy(utf8, taken, chunk, used, fits);
      taken += fits;
      full.add(chunk);
      fullLength += chunk.length;
      chunk = new byte[Math.min(chunk.length * 4, LARGEST_CHUNK)];
      used = 0;
    }
    System.arraycopy(utf8, taken, chunk, used, to - taken);
    used += to - taken;
    return this;
  }

  /** What is there, which is then no longer there. */
  byte[] take() {
    byte[] all = new byte[length()];
    int copied = 0;
    for (byte[] earlier : full) {
      System.arraycopy(earlier, 0, all, copied, earlier.length);
      copied += earlier.length;
    }
    System.arraycopy(chunk, 0, all, copied, used);
    full.clear();
    fullLength = 0;
    used = 0;
    return all;
  }
}
