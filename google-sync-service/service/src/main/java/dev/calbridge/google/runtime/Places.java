package dev.calbridge.google.runtime;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Places for links that are worked on at a time. Some are kept for links that somebody waits for,
 * so that no number of first links and polls stands in their way.
 */
final class Places {

  private final int reserved;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int free;

  /**
   * @param reserved of all, for those somebody waits for
   */
  Places(int all, int reserved) {
    this.free = all;
    this.reserved = reserved;
  }

  /**
   * Waits for a place.
   *
   * @param awaited whether somebody waits by now; asked again whenever something changes
   */
  void enter(BooleanSupplier awaited) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (free <= (awaited.getAsBoolean() ? 0 : reserved)) {
        changed.await();
      }
      free--;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      free++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Somebody has begun to wait. */
  void look() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
