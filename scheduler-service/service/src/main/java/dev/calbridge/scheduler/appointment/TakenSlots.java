package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what overlaps stretches that are asked for in the order of their starts. Asking twice for
 * the same is fine; it is used by one thread for one question.
 */
public final class TakenSlots {

  private final List<TakenTime> byStart;
  private final List<TakenTime> active = new ArrayList<>();
  private int next;

  public TakenSlots(List<TakenTime> times) {
    byStart = new ArrayList<>(times);
    byStart.sort(TakenTime.BY_START);
  }

  /**
   * By start.
   *
   * @param slot begins no earlier than the one asked for before
   */
  public List<TakenTime> overlapping(Interval slot) {
    while (next < byStart.size() && byStart.get(next).stretch().from().isBefore(slot.until())) {
      active.add(byStart.get(next++));
    }
    active.removeIf(time -> !time.stretch().until().isAfter(slot.from()));
    return active.stream().filter(time -> time.stretch().overlaps(slot)).toList();
  }

  /**
   * How many there are at once, at most, within a slot.
   *
   * @param slot begins no earlier than the one asked for before
   */
  public int most(Interval slot) {
    return most(overlapping(slot), slot);
  }

  static int most(List<TakenTime> overlapping, Interval slot) {
    int most = 0;
    for (TakenTime one : overlapping) {
      // The highest count is reached where one of them begins, or where the slot does.
      Instant begin = one.stretch().from();
      Instant at = begin.isBefore(slot.from()) ? slot.from() : begin;
      int count = 0;
      for (TakenTime other : overlapping) {
        if (!other.stretch().from().isAfter(at) && other.stretch().until().isAfter(at)) {
          count++;
        }
      }
      most = Math.max(most, count);
    }
    return most;
  }
}
