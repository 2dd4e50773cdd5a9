package dev.calbridge.google.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Zips answers, unzips requests up to a limit. */
final class Gzip {
  private Gzip() {}

  static byte[] zip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, plain.length / 3));
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(plain);
    }
    return out.toByteArray();
  }

  /**
   * Reads at most {@code limit} bytes after unzipping.
   *
   * @throws BodyTooLarge if there are more
   */
  static byte[] unzip(byte[] zipped, int limit) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return read(in, limit);
    }
  }

  static byte[] read(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new BodyTooLarge();
    }
    return bytes;
  }

  static final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }
}
