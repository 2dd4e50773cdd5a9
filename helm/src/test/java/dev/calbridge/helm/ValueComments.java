package dev.calbridge.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comments of a values file, each above its key. YAML parsers do not keep them. */
final class ValueComments {

  /**
   * A key with its comment.
   *
   * @param path keys from the top, joined by dots
   */
  record Described(String path, String comment) {}

  private record Key(int indent, String name) {}

  private static final Pattern COMMENT = Pattern.compile("^ *# (.*)$");
  private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z_.-]+):( .*)?$");

  private ValueComments() {}

  static List<Described> of(Path file) throws IOException {
    List<Described> described = new ArrayList<>();
    Deque<Key> path = new ArrayDeque<>();
    List<String> comment = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher comments = COMMENT.matcher(line);
      Matcher key = KEY.matcher(line);
      if (comments.matches()) {
        comment.add(comments.group(1));
        continue;
      }
      if (key.matches()) {
        while (!path.isEmpty() && path.getLast().indent() >= key.group(1).length()) {
          path.removeLast();
        }
        path.addLast(new Key(key.group(1).length(), key.group(2)));
        if (!comment.isEmpty()) {
          described.add(
              new Described(
                  path.stream().map(Key::name).collect(Collectors.joining(".")),
                  String.join(" ", comment)));
        }
      }
      comment.clear();
    }
    return List.copyOf(described);
  }
}
