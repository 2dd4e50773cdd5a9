package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.time.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what overlaps stretches that are asked for in the order of their starts. */
final class Sweep {

  private final List<TakenTime> byStart;
  private final List<TakenTime> active = new ArrayList<>();
  private int next;

  Sweep(List<TakenTime> times) {
    byStart = new ArrayList<>(times);
    byStart.sort(TakenTime.BY_START);
  }

  /**
   * @param slot begins no earlier than the one asked for before
   */
  List<TakenTime> overlapping(Interval slot) {
    while (next < byStart.size() && byStart.get(next).stretch().from().isBefore(slot.until())) {
      active.add(byStart.get(next++));
    }
    active.removeIf(time -> !time.stretch().until().isAfter(slot.from()));
    return active.stream()
        .filter(time -> time.stretch().overlaps(slot))
        .sorted(Comparator.comparing(time -> time.stretch().from()))
        .toList();
  }
}
