package dev.calbridge.gateway.credential;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * What a remembered password costs each request: CPU of one thread for one look-up among 20,000,
 * the parsing of the header not included. Run {@link #main}; see docs/benchmarks.md.
 */
public final class RememberedAccountsBench {

  private static final int REMEMBERED = 20_000;
  private static final int LOOK_UPS = 500_000;

  private RememberedAccountsBench() {}

  public static void main(String[] arguments) {
    RememberedAccounts accounts =
        new RememberedAccounts(Clock.systemUTC(), Duration.ofMinutes(5), REMEMBERED, new byte[32]);
    SignIn[] signIns = new SignIn[REMEMBERED];
    for (int number = 0; number < REMEMBERED; number++) {
      signIns[number] =
          new SignIn("user." + number, "acht Brillen auf dem Tisch", "192.0.2.1", "bench");
      accounts.keep(
          signIns[number],
          new Account(
              "tenant", UUID.randomUUID(), 1, "user." + number, "user", UUID.randomUUID(), null));
    }
    for (int round = 1; round <= 3; round++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int found = 0;
      for (int number = 0; number < LOOK_UPS; number++) {
        found += accounts.find(signIns[(int) (number * 7919L % REMEMBERED)]).isPresent() ? 1 : 0;
      }
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
      System.out.printf(
          "round %d: %d found, %.2f microseconds of CPU each%n",
          round, found, cpu / 1e3 / LOOK_UPS);
    }
  }
}
