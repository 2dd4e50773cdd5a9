package dev.calbridge.gateway.http;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs what is sent, for those who ask for it (RFC 9110 section 12.5.3). Not done by the HTTP
 * server, which would do it on the event loop, and to each small answer. ETags stay as they are:
 * programs hold them against those of PROPFIND.
 */
final class Gzip {

  /** Less than this is sent faster than it is packed. */
  private static final int LEAST = 2_049;

  private static final Pattern WANTED =
      Pattern.compile("(?i)(^|[,\\s])(x-)?gzip\\s*(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))(;|,|$)");

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final GZIPOutputStream out;

  Gzip() {
    try {
      out = new Fast(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isWanted(DavRequest request) {
    return request
        .header("Accept-Encoding")
        .filter(value -> WANTED.matcher(value).find())
        .isPresent();
  }

  /** The same answer, packed if that is worth it. */
  static DavResponse of(DavResponse response) {
    return response.body().length < LEAST
        ? response
        : dressed(response).withBody(new Gzip().pack(response.body(), true));
  }

  static DavResponse dressed(DavResponse response) {
    return response.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
  }

  /** The next piece of a stream, so that it can be read at once. */
  byte[] pack(byte[] piece, boolean last) {
    try {
      out.write(piece);
      if (last) {
        out.finish();
      } else {
        out.flush();
      }
      byte[] ready = packed.toByteArray();
      packed.reset();
      return ready;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Fast extends GZIPOutputStream {
    private Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 8_192, true);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
