package io.github.mcegress.http;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What arrived at the servers of a soak and what they answered. Its size is fixed from the start,
 * so that it does not look like a leak. Thread-safe.
 */
final class SoakLedger {
  private final AtomicIntegerArray arrivals;
  private final AtomicLongArray keys;
  private final AtomicLongArray faults = new AtomicLongArray(SoakFault.values().length);
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong resetBehindAnswer = new AtomicLong();
  private final AtomicLong redirectedReads = new AtomicLong();
  private final AtomicLong redirectedWrites = new AtomicLong();
  private final AtomicLong otherKeys = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();

  SoakLedger(int calls) {
    arrivals = new AtomicIntegerArray(calls);
    keys = new AtomicLongArray(calls);
  }

  /** A request began to arrive: the server knows whose it is. How often by now. */
  int arrived(int call) {
    return arrivals.incrementAndGet(call);
  }

  int arrivals(int call) {
    return arrivals.get(call);
  }

  /** The write came with that key, 64 hexadecimal digits. */
  void key(int call, String key) {
    long digits = key.length() == 64 ? Long.parseUnsignedLong(key.substring(0, 16), 16) : 0;
    if (digits == 0 || !keys.compareAndSet(call, 0, digits) && keys.get(call) != digits) {
      otherKeys.incrementAndGet();
    }
  }

  void happened(SoakFault fault) {
    faults.incrementAndGet(fault.ordinal());
  }

  /** An answer goes out whole. */
  void answers(SoakFault fault, boolean read) {
    answered.incrementAndGet();
    if (fault == SoakFault.RESET_IDLE) {
      resetBehindAnswer.incrementAndGet();
    } else if (fault == SoakFault.REDIRECT) {
      (read ? redirectedReads : redirectedWrites).incrementAndGet();
    }
  }

  void opened() {
    accepted.incrementAndGet();
    open.incrementAndGet();
  }

  void ended() {
    open.decrementAndGet();
  }

  /** Whole answers. */
  long answered() {
    return answered.get();
  }

  /** Those of them behind which the connection was reset: some systems drop what is unread then. */
  long resetBehindAnswer() {
    return resetBehindAnswer.get();
  }

  long redirectedReads() {
    return redirectedReads.get();
  }

  long redirectedWrites() {
    return redirectedWrites.get();
  }

  long accepted() {
    return accepted.get();
  }

  /** Connections whose end has not arrived here. */
  int open() {
    return open.get();
  }

  /** Writes that came with another key than before, or with none. */
  long otherKeys() {
    return otherKeys.get();
  }

  /** How many writes came with a key that another one had. */
  long sharedKeys() {
    long[] sorted = new long[keys.length()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = keys.get(i);
    }
    Arrays.sort(sorted);
    long shared = 0;
    for (int i = 1; i < sorted.length; i++) {
      shared += sorted[i] != 0 && sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    return shared;
  }

  /** How often each fault happened. */
  String faults() {
    long[] happened = new long[faults.length()];
    for (int i = 0; i < happened.length; i++) {
      happened[i] = faults.get(i);
    }
    return SoakFault.toText(happened);
  }
}
