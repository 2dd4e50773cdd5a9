package dev.calbridge.local.bench.caldav;

import java.util.List;

/**
 * One kind of load: requests that are sent one after the other, again and again.
 *
 * @param connections how many clients at once, each in turn
 */
record Scenario(String name, List<Request> requests, List<Integer> connections) {

  Scenario {
    requests = List.copyOf(requests);
    connections = List.copyOf(connections);
  }
}
