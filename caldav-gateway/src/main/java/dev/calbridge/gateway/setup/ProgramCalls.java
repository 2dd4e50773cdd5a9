package dev.calbridge.gateway.setup;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps which programs called, for all replicas. Methods block. */
public interface ProgramCalls {

  /** Most programs that are kept per credential. */
  int MOST = 20;

  /** Newest first. */
  List<ProgramCall> of(String tenant, UUID credential);

  /** All of that tenant, by credential. What is older than what is kept changes nothing. */
  void store(String tenant, Map<UUID, List<ProgramCall>> calls);
}
