package dev.calbridge.gateway.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step by step, per program. */
final class Instructions {

  /**
   * @param copy what is to be copied, or an empty text
   */
  record Step(String text, String copy) {}

  record Program(String id, String name, List<Step> steps) {}

  private final Texts texts;
  private final SetupLinks links;
  private final String firstCalendar;

  /**
   * @param firstCalendar URL of the first calendar, or null if there is none
   */
  Instructions(Texts texts, SetupLinks links, @Nullable String firstCalendar) {
    this.texts = texts;
    this.links = links;
    this.firstCalendar = firstCalendar == null ? links.account() : firstCalendar;
  }

  List<Program> all() {
    String user = links.userName();
    return List.of(
        program("thunderbird", Map.of(2, user, 3, links.account())),
        program("ios", Map.of(2, links.host(), 3, user)),
        program("macos", Map.of(2, user, 3, links.host(), 4, links.principalPath())),
        program("android", Map.of(2, links.account(), 3, user)),
        program("outlook", Map.of(2, firstCalendar, 3, user)),
        program("newoutlook", Map.of()));
  }

  private Program program(String id, Map<Integer, String> copies) {
    List<Step> steps = new ArrayList<>();
    for (int number = 1; texts.has(id + "." + number); number++) {
      steps.add(
          new Step(
              texts.get(
                  id + "." + number,
                  Integer.toString(links.port()),
                  texts.get(links.isSecure() ? "yes" : "no")),
              copies.getOrDefault(number, "")));
    }
    return new Program(id, texts.get(id), steps);
  }
}
