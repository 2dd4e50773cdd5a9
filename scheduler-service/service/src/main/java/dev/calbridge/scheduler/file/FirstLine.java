package dev.calbridge.scheduler.file;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * The first line of a file, looked at before the file is read.
 *
 * @param text without its line end; at most 4,096 characters
 * @param all the file from its beginning, without a byte order mark
 */
record FirstLine(String text, Reader all) {

  private static final int MOST = 4096;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static FirstLine of(Reader file) throws IOException {
    PushbackReader all = new PushbackReader(file, MOST);
    char[] start = new char[MOST];
    int length = 0;
    int count;
    while (length < MOST && (count = all.read(start, length, MOST - length)) > 0) {
      length += count;
      if (new String(start, 0, length).indexOf('\n') >= 0) {
        break;
      }
    }
    int skipped = length > 0 && start[0] == BYTE_ORDER_MARK ? 1 : 0;
    all.unread(start, skipped, length - skipped);
    String text = new String(start, skipped, length - skipped);
    int end = text.indexOf('\n');
    return new FirstLine(end < 0 ? text : text.substring(0, end), all);
  }

  boolean has(char separator) {
    return text.indexOf(separator) >= 0;
  }
}
