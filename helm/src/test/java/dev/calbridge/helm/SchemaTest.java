package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pods of the version before run with the new schema, during every upgrade and after a
 * rollback.
 */
class SchemaTest {

  /** What was done all the same; after the first version each line says why that is safe. */
  private static final Path KNOWN =
      Chart.root().resolve("helm/src/test/resources/schema-changes.txt");

  @Test
  void migrations_only_add() throws IOException {
    Set<String> found = new TreeSet<>();
    Map<Path, String> migrations = migrations();
    assertThat(migrations).hasSizeGreaterThan(40);
    migrations.forEach(
        (file, text) ->
            SchemaChanges.breaking(text)
                .forEach(
                    change -> found.add(module(file) + " " + file.getFileName() + ": " + change)));
    List<String> known =
        Files.readAllLines(KNOWN).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(found)
        .as("an older version stumbles over it; see docs/operations/upgrade.md and %s", KNOWN)
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table a add column b int, drop column c;",
        "ALTER TABLE ONLY a\n  DROP c;",
        "alter table a rename column b to c",
        "alter table a rename to b",
        "alter table a alter column b type bigint using b::bigint",
        "alter table a alter b set not null",
        "alter table a alter column b drop default",
        "alter table a add column b numeric(4, 2) not null",
        "create table b (); drop table if exists a cascade",
        "drop function f(int, int)",
        "-- why\nalter table a -- what\n  drop column b",
      })
  void what_breaks_is_found(String migration) {
    assertThat(SchemaChanges.breaking(migration)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table a (b int not null); create index c on a (b); drop index d; drop trigger e on a",
        "alter table a add column b int, add column c text not null default '', add check (b > 0)",
        "alter table a alter column b drop not null, drop constraint c, add constraint d unique (b)",
        "create function f() returns void language sql as $$ alter table a drop column b; $$",
        "-- drop table a;\ngrant select on a to b",
        "alter table a enable row level security",
      })
  void what_only_adds_is_let_by(String migration) {
    assertThat(SchemaChanges.breaking(migration)).isEmpty();
  }

  private static Map<Path, String> migrations() throws IOException {
    Map<Path, String> found = new TreeMap<>();
    for (String module :
        List.of(
            "credential-service/service",
            "scheduler-service/service",
            "caldav-gateway",
            "google-sync-service/service",
            "deploy/service-kit")) {
      try (Stream<Path> files =
          Files.walk(Chart.root().resolve(module).resolve("src/main/resources"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
          found.put(Chart.root().relativize(file), Files.readString(file));
        }
      }
    }
    return found;
  }

  private static String module(Path file) {
    return file.toString().replaceFirst("/src/.*", "");
  }
}
