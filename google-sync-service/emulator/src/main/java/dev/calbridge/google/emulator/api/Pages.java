package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lists in pages. All pages of a list show the state at the first one, whatever changes meanwhile.
 */
public final class Pages {
  private static final int KEPT = 256;

  /**
   * A whole list, frozen.
   *
   * @param request what was asked for, without size and token; a token is good for nothing else
   * @param nextSyncToken for the last page
   */
  record Snapshot(
      String request, ObjectNode frame, List<ObjectNode> items, Optional<String> nextSyncToken) {}

  /**
   * @param gap whether the next page is an empty one
   */
  private record Place(Snapshot snapshot, int offset, boolean gap) {}

  /**
   * How pages are cut, which Google does as it likes.
   *
   * @param largest no page has more items, whatever was asked for; 0 for no limit
   * @param gaps whether every other page, up to the last, is empty
   */
  public record Shape(int largest, boolean gaps) {
    /** As was asked for. */
    public static final Shape WHOLE = new Shape(0, false);

    public Shape {
      if (largest < 0) {
        throw new IllegalArgumentException("largest must not be negative");
      }
    }
  }

  private final RandomGenerator random;
  private Shape shape = Shape.WHOLE;
  private final Map<String, Place> places =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
          return size() > KEPT;
        }
      };

  public Pages(RandomGenerator random) {
    this.random = random;
  }

  public void cut(Shape newShape) {
    shape = newShape;
  }

  ObjectNode first(Snapshot snapshot, int size) {
    return page(new Place(snapshot, 0, false), size);
  }

  /**
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if the token is unknown, or belongs
   *     to another request
   */
  ObjectNode next(String token, String request, int size) {
    Place place = places.get(token);
    if (place == null || !place.snapshot().request().equals(request)) {
      throw Errors.malformedPageToken();
    }
    return page(place, size);
  }

  private ObjectNode page(Place place, int size) {
    Snapshot snapshot = place.snapshot();
    boolean gap = shape.gaps() && place.gap();
    int most = gap ? 0 : shape.largest() == 0 ? size : Math.min(size, shape.largest());
    int end = Math.min(place.offset() + most, snapshot.items().size());
    ObjectNode page = snapshot.frame().deepCopy();
    if (end < snapshot.items().size()) {
      String token = Long.toUnsignedString(random.nextLong(), 36) + "-" + end;
      places.put(token, new Place(snapshot, end, !gap));
      page.put("nextPageToken", token);
    } else {
      snapshot.nextSyncToken().ifPresent(token -> page.put("nextSyncToken", token));
    }
    ArrayNode items = page.putArray("items");
    snapshot.items().subList(place.offset(), end).forEach(items::add);
    return page;
  }
}
