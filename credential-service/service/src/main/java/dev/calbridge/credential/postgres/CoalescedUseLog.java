package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.credential.Origin;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.UseLog;
import dev.calbridge.credential.postgres.UseBatch.RejectionKey;
import dev.calbridge.credential.postgres.UseBatch.Rejections;
import dev.calbridge.credential.postgres.UseBatch.Use;
import dev.calbridge.credential.postgres.UseBatch.UseKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers uses in memory until {@link UseWriter} comes for them: a program that asks every few
 * seconds costs one row now and then. What a crash takes with it is a few seconds of "last used".
 */
@Singleton
public final class CoalescedUseLog implements UseLog {

  private static final int MOST = 20_000;

  private Map<UseKey, Use> uses = new HashMap<>();
  private Map<RejectionKey, Rejections> rejections = new HashMap<>();
  private long dropped;

  @Override
  public synchronized void used(ServiceCredential credential, Origin origin, Instant at) {
    UseKey key = new UseKey(credential.tenant(), credential.id(), origin.client());
    if (uses.size() < MOST || uses.containsKey(key)) {
      uses.put(key, new Use(at, origin));
    } else {
      dropped++;
    }
  }

  @Override
  public synchronized void rejected(
      ServiceCredential credential, RejectionReason reason, Origin origin, Instant at) {
    RejectionKey key = new RejectionKey(credential.tenant(), credential.id(), reason);
    Rejections before = rejections.get(key);
    if (before != null) {
      rejections.put(key, before.and(at, origin));
    } else if (rejections.size() < MOST) {
      rejections.put(key, new Rejections(1, at, at, origin));
    } else {
      dropped++;
    }
  }

  /** How many were not written down because too many others waited. */
  public synchronized long dropped() {
    return dropped;
  }

  synchronized Map<UseKey, Use> takeUses() {
    Map<UseKey, Use> taken = uses;
    uses = new HashMap<>();
    return taken;
  }

  synchronized Map<RejectionKey, Rejections> takeRejections() {
    Map<RejectionKey, Rejections> taken = rejections;
    rejections = new HashMap<>();
    return taken;
  }
}
