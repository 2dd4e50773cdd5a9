package dev.calbridge.local.compat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.AppointmentBook;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Stack;
import dev.calbridge.local.TemporaryStack;
import dev.calbridge.local.demo.DemoUsers;
import dev.calbridge.local.demo.Demonstration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** vdirsyncer against everything, both ways. */
final class VdirsyncerCompat {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Checks checks;
  private final Vdirsyncer vdirsyncer;
  private final Demonstration demonstration;
  private final String collection;

  private VdirsyncerCompat(Checks checks, Vdirsyncer vdirsyncer, Demonstration demonstration) {
    this.checks = checks;
    this.vdirsyncer = vdirsyncer;
    this.demonstration = demonstration;
    this.collection = demonstration.appointments().resource().toString();
  }

  static void run(Checks checks, TemporaryStack temporary, Demonstration demonstration) {
    Stack stack = temporary.stack();
    Vdirsyncer vdirsyncer = new Vdirsyncer(temporary.folder("vdirsyncer"));
    vdirsyncer.configure(
        stack.url(Listener.FRONT) + "/dav/", DemoUsers.CALDAV_USER, DemoUsers.CALDAV_PASSWORD);
    new VdirsyncerCompat(checks, vdirsyncer, demonstration).run();
    new VdirsyncerEndurance(checks, vdirsyncer, demonstration, stack).run();
  }

  private void run() {
    firstSync();
    String name = newFile();
    editInRest(name);
    editOfFile(name);
    moveInGoogle();
    deleteInRest();
    deleteOfFile(name);
    settled("in the end");
  }

  private void firstSync() {
    vdirsyncer.discover();
    checks.now(
        "discovery finds the employee's own calendar and those of rooms",
        () -> vdirsyncer.collections().contains(collection) && vdirsyncer.collections().size() > 1);
    checks.soon(
        "all demo appointments have reached CalDAV", () -> demonstration.dav().items().size() > 30);
    vdirsyncer.sync();
    checks.now(
        "the first sync brings every object",
        () -> vdirsyncer.collection(collection).size() == demonstration.dav().items().size());
    settled("after the first sync");
  }

  private String newFile() {
    String uid = UUID.randomUUID().toString();
    LocalDateTime start = daysAhead(3, 10);
    vdirsyncer.write(collection, uid + ".ics", Events.event(uid, "Neu aus einer Datei", start));
    vdirsyncer.sync();
    checks.soon(
        "a new file arrives in REST", () -> inRest("Neu aus einer Datei", start).isPresent());
    checks.soon(
        "a new file arrives in Google",
        () -> demonstration.google().event("Neu aus einer Datei").isPresent());
    checks.now(
        "a new file keeps its UID on the server",
        () ->
            demonstration.dav().items().values().stream()
                .anyMatch(item -> item.property("UID").equals(uid)));
    // A server that stores something else than was sent gives no ETag (RFC 4791 section 5.3.4), and
    // the next sync reads the object back.
    vdirsyncer.sync();
    settled("after an upload");
    return uid + ".ics";
  }

  private void editInRest(String name) {
    LocalDateTime start = daysAhead(3, 10);
    UUID id = inRest("Neu aus einer Datei", start).orElseThrow();
    book().change(id, "Geändert in REST", start.plusHours(1), 60);
    checks.soon(
        "an edit in REST arrives in the file",
        () -> {
          vdirsyncer.sync();
          String content = vdirsyncer.collection(collection).getOrDefault(name, "");
          return content.contains("SUMMARY:Geändert in REST") && content.contains("T110000");
        });
  }

  private void editOfFile(String name) {
    LocalDateTime start = daysAhead(3, 11);
    String content = vdirsyncer.collection(collection).getOrDefault(name, "");
    vdirsyncer.write(
        collection, name, content.replace("Geändert in REST", "Geändert in der Datei"));
    vdirsyncer.sync();
    checks.soon(
        "an edit of the file arrives in REST",
        () -> inRest("Geändert in der Datei", start).isPresent());
    checks.soon(
        "an edit of the file arrives in Google",
        () -> demonstration.google().event("Geändert in der Datei").isPresent());
    vdirsyncer.sync();
    settled("after an edit");
  }

  private void moveInGoogle() {
    String title = "Von Google verschoben";
    LocalDateTime start = daysAhead(5, 10);
    demonstration.google().create(title, start, 60);
    checks.soon(
        "an event made in Google arrives as a file",
        () -> {
          vdirsyncer.sync();
          return file(title).filter(content -> content.contains("T100000")).isPresent();
        });
    String event = demonstration.google().event(title).orElseThrow().path("id").asText();
    demonstration.google().move(event, start.plusHours(3), 60);
    checks.soon(
        "a move in Google arrives in the file",
        () -> {
          vdirsyncer.sync();
          return file(title).filter(content -> content.contains("T130000")).isPresent();
        });
    demonstration.google().delete(event);
    checks.soon(
        "a delete in Google removes the file",
        () -> {
          vdirsyncer.sync();
          return file(title).isEmpty();
        });
  }

  private void deleteInRest() {
    UUID id = UUID.randomUUID();
    book().create(id, "Wird in REST gelöscht", daysAhead(4, 10), 30);
    checks.soon(
        "an appointment made in REST arrives as a file",
        () -> {
          vdirsyncer.sync();
          return file("Wird in REST gelöscht").isPresent();
        });
    book().delete(id);
    checks.soon(
        "a delete in REST removes the file",
        () -> {
          vdirsyncer.sync();
          return file("Wird in REST gelöscht").isEmpty();
        });
  }

  private void deleteOfFile(String name) {
    LocalDateTime start = daysAhead(3, 11);
    vdirsyncer.delete(collection, name);
    vdirsyncer.sync();
    checks.soon(
        "a deleted file is deleted in REST",
        () -> inRest("Geändert in der Datei", start).isEmpty());
    checks.soon(
        "a deleted file is deleted in Google",
        () -> demonstration.google().event("Geändert in der Datei").isEmpty());
  }

  private void settled(String when) {
    checks.now(
        "another sync does nothing " + when,
        () -> vdirsyncer.isSettled(collection, demonstration.dav()));
  }

  private Optional<String> file(String title) {
    return vdirsyncer.file(collection, title);
  }

  private Optional<UUID> inRest(String title, LocalDateTime start) {
    Answer answer = book().on(start.toLocalDate());
    for (JsonNode one : answer.json().path("items")) {
      if (one.path("title").asText().equals(title)
          && one.path("span").path("start").asText().startsWith(start.toString())) {
        return Optional.of(UUID.fromString(one.path("id").asText()));
      }
    }
    return Optional.empty();
  }

  private AppointmentBook book() {
    return demonstration.appointments();
  }

  private static LocalDateTime daysAhead(int days, int hour) {
    return LocalDate.now(ZONE).plusDays(days).atTime(hour, 0);
  }
}
