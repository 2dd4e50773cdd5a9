package dev.calbridge.google.emulator.event;

/**
 * What ties an instance to its series.
 *
 * @param seriesId id of the master
 * @param originalStart where the series puts this instance, whatever became of it since
 */
public record SeriesMember(String seriesId, EventTime originalStart) {
  public String instanceId() {
    return seriesId + "_" + originalStart.instanceSuffix();
  }
}
