package dev.calbridge.local.bench.caldav;

import java.util.List;
import java.util.function.Supplier;

/**
 * One kind of load: requests that are sent one after the other, again and again.
 *
 * @param requests made when their turn comes, because what ran before may have changed the calendar
 * @param connections how many clients at once, each in turn
 */
record Scenario(String name, Supplier<List<Request>> requests, List<Integer> connections) {

  Scenario {
    connections = List.copyOf(connections);
  }
}
