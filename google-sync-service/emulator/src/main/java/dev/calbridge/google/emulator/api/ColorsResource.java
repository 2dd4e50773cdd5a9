package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import java.util.List;

/** The resource {@code colors}: what the colour ids of events and calendars stand for. */
public final class ColorsResource {
  private static final String BLACK = "#1d1d1d";

  /** Ids 1 to 11, all an event can have. */
  private static final List<String> EVENT =
      List.of(
          "#a4bdfc", "#7ae7bf", "#dbadff", "#ff887c", "#fbd75b", "#ffb878", "#46d6db", "#e1e1e1",
          "#5484ed", "#51b749", "#dc2127");

  /** Ids 1 to 24. */
  private static final List<String> CALENDAR =
      List.of(
          "#ac725e", "#d06b64", "#f83a22", "#fa573c", "#ff7537", "#ffad46", "#42d692", "#16a765",
          "#7bd148", "#b3dc6c", "#fbe983", "#fad165", "#92e1c0", "#9fe1e7", "#9fc6e7", "#4986e7",
          "#9a9cff", "#b99aff", "#c2c2c2", "#cabdbf", "#cca6ac", "#f691b2", "#cd74e6", "#a47ae2");

  private final Gate gate;

  public ColorsResource(Gate gate) {
    this.gate = gate;
  }

  public List<Route> routes() {
    return List.of(gate.route("GET", "/colors", ApiMethod.COLORS_GET, this::get));
  }

  private Answer get(Caller caller, Request request) {
    ObjectNode json =
        Json.object().put("kind", "calendar#colors").put("updated", "2012-02-14T00:00:00.000Z");
    put(json.putObject("calendar"), CALENDAR);
    put(json.putObject("event"), EVENT);
    return Answer.ok(json);
  }

  private static void put(ObjectNode json, List<String> colors) {
    for (int i = 0; i < colors.size(); i++) {
      json.putObject(Integer.toString(i + 1))
          .put("background", colors.get(i))
          .put("foreground", BLACK);
    }
  }
}
