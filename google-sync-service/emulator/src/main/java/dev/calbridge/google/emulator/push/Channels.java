package dev.calbridge.google.emulator.push;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels of the project. Guarded by the lock of {@link World}; {@link Notifier} does the
 * telling outside of it.
 */
public final class Channels {
  private static final class Watch {
    final Channel channel;
    long seen;
    long number;

    Watch(Channel channel, long seen) {
      this.channel = channel;
      this.seen = seen;
    }
  }

  private final World world;
  private final Notifier notifier;
  private final Map<String, Watch> watches = new LinkedHashMap<>();
  private final Set<String> usedIds = new HashSet<>();
  private final Map<String, Boolean> silent = new HashMap<>();

  public Channels(World world, Notifier notifier) {
    this.world = world;
    this.notifier = notifier;
  }

  /**
   * Opens a channel and sends it the first message.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if the id was used before, or the
   *     calendar cannot push
   */
  public void open(Channel channel, GoogleCalendar calendar) {
    if (silent.containsKey(calendar.id())) {
      throw Errors.pushNotSupported(calendar.id());
    }
    if (!usedIds.add(channel.id())) {
      throw Errors.channelIdNotUnique();
    }
    Watch watch = new Watch(channel, calendar.lastChange());
    watches.put(channel.id(), watch);
    watch.number++;
    notifier.tell(new Message(channel, "sync", watch.number));
  }

  /**
   * Ends a channel.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 404 if there is none of that id,
   *     resource and account
   */
  public void stop(String id, String resourceId, String email) {
    Watch watch = watches.get(id);
    if (watch == null
        || !watch.channel.resourceId().equals(resourceId)
        || !watch.channel.email().equals(email)
        || !watch.channel.livesAt(world.now())) {
      throw Errors.channelNotFound(id);
    }
    watches.remove(id);
  }

  /** Tells those who watch a calendar that has changed since they were told last. */
  public void changed() {
    watches.values().removeIf(watch -> !watch.channel.livesAt(world.now()));
    Map<String, Long> changes = new HashMap<>();
    world.calendars().forEach(calendar -> changes.put(calendar.id(), calendar.lastChange()));
    for (Watch watch : watches.values()) {
      long last = changes.getOrDefault(watch.channel.calendarId(), watch.seen);
      if (last > watch.seen) {
        watch.seen = last;
        // Numbers grow, and programs must not expect them to be consecutive.
        watch.number += 1 + last % 3;
        notifier.tell(new Message(watch.channel, "exists", watch.number));
      }
    }
  }

  /** From now on watching that calendar is refused, as for holidays and birthdays. */
  public void forbid(String calendarId) {
    silent.put(calendarId, true);
  }

  public Collection<Channel> open() {
    return watches.values().stream()
        .map(watch -> watch.channel)
        .filter(channel -> channel.livesAt(world.now()))
        .toList();
  }

  /** Loses all channels without telling anybody. */
  public void drop() {
    watches.clear();
  }

  /** As new. */
  public void clear() {
    watches.clear();
    usedIds.clear();
    silent.clear();
  }

  /** The ids used so far, for the state file. */
  public List<String> usedIds() {
    return List.copyOf(usedIds);
  }

  /** A channel from the state file: changes before are no news. */
  public void restore(Channel channel) {
    long now = world.lastStamp();
    Watch watch = new Watch(channel, now);
    watch.number = now;
    watches.put(channel.id(), watch);
  }

  public void restoreUsedId(String id) {
    usedIds.add(id);
  }
}
