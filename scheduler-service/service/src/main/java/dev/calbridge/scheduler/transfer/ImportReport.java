package dev.calbridge.scheduler.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a file.
 *
 * @param dryRun true if it was only looked at: the counts say what would have happened
 * @param read items found in the file
 * @param created new ones
 * @param changed ones that were there and differed
 * @param unchanged ones that were there already
 * @param refused ones of which nothing was taken
 * @param refusals why; the first 1,000 of them
 * @param refusedByCode how many for each reason
 */
public record ImportReport(
    boolean dryRun,
    int read,
    int created,
    int changed,
    int unchanged,
    int refused,
    List<Refusal> refusals,
    Map<String, Long> refusedByCode) {

  private static final int MOST_REFUSALS = 1000;

  /** Counts the fates of all items. */
  public static ImportReport of(List<Fate> fates, boolean dryRun) {
    List<Refusal> refusals = new ArrayList<>();
    int created = 0;
    int changed = 0;
    int unchanged = 0;
    for (Fate fate : fates) {
      switch (fate) {
        case Taken.CREATED -> created++;
        case Taken.CHANGED -> changed++;
        case Taken.UNCHANGED -> unchanged++;
        case Refusal refusal -> refusals.add(refusal);
      }
    }
    Map<String, Long> byCode =
        refusals.stream().collect(Collectors.groupingBy(Refusal::code, Collectors.counting()));
    return new ImportReport(
        dryRun,
        fates.size(),
        created,
        changed,
        unchanged,
        refusals.size(),
        refusals.stream().limit(MOST_REFUSALS).toList(),
        byCode);
  }

  /** What became of one item. */
  public sealed interface Fate {}

  /** It is there now. */
  public enum Taken implements Fate {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /**
   * Nothing of it was taken.
   *
   * @param line where it begins in the file, from 1
   * @param code why: stable, kebab-case
   * @param detail what to do about it
   */
  public record Refusal(int line, String code, String detail) implements Fate {}
}
