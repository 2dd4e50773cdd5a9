package dev.calbridge.local.compat;

import dev.calbridge.local.Service;
import dev.calbridge.local.Stack;
import dev.calbridge.local.demo.Demonstration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** What a client notices when services come and go: nothing. */
final class VdirsyncerEndurance {

  private final Checks checks;
  private final Vdirsyncer vdirsyncer;
  private final Demonstration demonstration;
  private final Stack stack;
  private final String collection;

  VdirsyncerEndurance(
      Checks checks, Vdirsyncer vdirsyncer, Demonstration demonstration, Stack stack) {
    this.checks = checks;
    this.vdirsyncer = vdirsyncer;
    this.demonstration = demonstration;
    this.stack = stack;
    this.collection = demonstration.appointments().resource().toString();
  }

  void run() {
    for (Service service : Service.values()) {
      restart(service);
    }
    rebuild();
  }

  private void restart(Service service) {
    stack.stop(service);
    stack.start(service);
    String label = service.label();
    checks.now(
        "a restart of " + label + " loses nothing",
        () -> vdirsyncer.isSettled(collection, demonstration.dav()));
    String title = "Nach dem Neustart von " + label;
    LocalDateTime start =
        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(6).atTime(9 + service.ordinal(), 0);
    demonstration.appointments().create(UUID.randomUUID(), title, start, 30);
    checks.soon(
        "after a restart of " + label + " changes go on arriving",
        () -> {
          vdirsyncer.sync();
          return vdirsyncer.file(collection, title).isPresent()
              && demonstration.google().event(title).isPresent();
        });
  }

  private void rebuild() {
    stack.stop(Service.GATEWAY);
    stack.forgetDatabase(Service.GATEWAY);
    stack.start(Service.GATEWAY);
    // What users alone keep with objects went with the database, and with it some ETags.
    checks.now(
        "one sync with a gateway rebuilt from Kafka settles everything",
        () -> {
          vdirsyncer.sync();
          return vdirsyncer.isSettled(collection, demonstration.dav());
        });
  }
}
