package dev.calbridge.gateway.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the topics are in the projection: the next offset to read. Blocks. */
public interface ConsumedOffsets {

  Map<TopicPartition, Long> all();

  void store(Map<TopicPartition, Long> offsets);

  /**
   * True if the projection has had everything before, through whichever replica. Not if its offsets
   * have been taken away since.
   */
  boolean haveCaughtUpBefore();

  void noteCaughtUp();
}
