#!/bin/bash
# The topics with their policies (docs/topics.md); those that are there stay as they are.
set -euo pipefail

month=2592000000
week=604800000
largest=4194304

topic() {
  local name=$1
  shift
  local settings=(--config "max.message.bytes=$largest")
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA" --create --if-not-exists --topic "$name" \
    --partitions "$PARTITIONS" --replication-factor "$REPLICAS" "${settings[@]}"
}

for name in calbridge.calendars.v1 calbridge.calendar-entries.v1 calbridge.credentials.v1 calbridge.oauth-grants.v1; do
  topic "$name" cleanup.policy=compact delete.retention.ms=$week max.compaction.lag.ms=2592000000
  topic "$name.dlq" cleanup.policy=delete retention.ms=$month
done
topic calbridge.sync-journal.v1 cleanup.policy=delete retention.ms=$month
topic calbridge.sync-journal.v1.dlq cleanup.policy=delete retention.ms=$month
