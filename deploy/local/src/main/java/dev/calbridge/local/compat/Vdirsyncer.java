package dev.calbridge.local.compat;

import dev.calbridge.local.DavCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program vdirsyncer, which keeps a folder of .ics files in step with a CalDAV account.
 *
 * @param folder holds its configuration, its status and the files
 */
record Vdirsyncer(Path folder) {

  private static final long PATIENCE_SECONDS = 120;

  /** Writes the configuration: every collection the account has, into a folder each. */
  void configure(String url, String userName, String password) {
    String text =
        """
        [general]
        status_path = "%s"

        [pair calbridge]
        a = "files"
        b = "account"
        collections = ["from b"]

        [storage files]
        type = "filesystem"
        path = "%s"
        fileext = ".ics"

        [storage account]
        type = "caldav"
        url = "%s"
        username = "%s"
        password = "%s"
        """
            .formatted(folder.resolve("status"), files(), url, userName, password);
    try {
      Files.writeString(folder.resolve("config"), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Finds the collections and makes a folder for each new one. */
  String discover() {
    return run("discover");
  }

  /** Brings both sides in step and tells what it did. */
  String sync() {
    return run("sync");
  }

  /** The files of a collection with their content. */
  Map<String, String> collection(String name) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.list(files().resolve(name))) {
      for (Path file : all.filter(one -> one.toString().endsWith(".ics")).toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return contents;
  }

  /** The content of the file with that title. */
  Optional<String> file(String collection, String title) {
    return collection(collection).values().stream()
        .filter(content -> content.contains("SUMMARY:" + title))
        .findFirst();
  }

  /**
   * True if another sync changes nothing on either side.
   *
   * @throws IllegalStateException telling what was copied or deleted, if something was
   */
  boolean isSettled(String collection, DavCalendar account) {
    Map<String, String> files = collection(collection);
    Map<String, DavCalendar.Item> items = account.items();
    String said = sync();
    if (said.contains("Copying") || said.contains("Deleting")) {
      throw new IllegalStateException(said);
    }
    return files.equals(collection(collection)) && items.equals(account.items());
  }

  void write(String collection, String file, String content) {
    try {
      Files.writeString(files().resolve(collection).resolve(file), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void delete(String collection, String file) {
    try {
      Files.delete(files().resolve(collection).resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<String> collections() {
    try (Stream<Path> all = Files.list(files())) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path files() {
    return folder.resolve("files");
  }

  private String run(String command) {
    try {
      Path output = folder.resolve("output");
      Path answers = folder.resolve("answers");
      Files.writeString(answers, "y\n".repeat(50));
      Process process =
          new ProcessBuilder(
                  "vdirsyncer", "-v", "INFO", "-c", folder.resolve("config").toString(), command)
              .redirectErrorStream(true)
              .redirectInput(answers.toFile())
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("vdirsyncer " + command + " did not end");
      }
      String said = Files.readString(output);
      if (process.exitValue() != 0) {
        throw new IllegalStateException("vdirsyncer " + command + " failed:\n" + said);
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }
}
