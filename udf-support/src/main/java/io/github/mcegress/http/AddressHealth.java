package io.github.mcegress.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The order in which a host's addresses are tried: a failed connection or handshake puts an address
 * behind the others for a time that doubles, a success brings it back; none is ever left out.
 *
 * <p>The order is kept until something changes or a back-off ends: a choice reads it, takes no lock
 * and allocates nothing. Thread-safe.
 */
final class AddressHealth {
  private static final long FIRST_BACK_OFF = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 8;

  private final Time time;
  private final int offset;
  private final Map<InetAddress, Failures> failures = new HashMap<>();
  private List<InetAddress> addresses = Collections.emptyList();
  private volatile Order order;

  private static final class Failures {
    int count;
    long lastNanos;
    long untilNanos;
  }

  /** Immutable. */
  private static final class Order {
    final List<InetAddress> addresses;
    final boolean allGood;
    final long untilNanos;

    Order(List<InetAddress> addresses, boolean allGood, long untilNanos) {
      this.addresses = Collections.unmodifiableList(addresses);
      this.allGood = allGood;
      this.untilNanos = untilNanos;
    }
  }

  /**
   * Without addresses yet.
   *
   * @param offset which of the addresses is the first, counted round and round: workers that start
   *     together must not all take the same
   */
  AddressHealth(Time time, int offset) {
    this.time = time;
    this.offset = offset;
    this.order = sorted(time.nanoTime());
  }

  /** From now on these; what is known of those that stay is kept. */
  synchronized void addresses(List<InetAddress> now) {
    addresses = new ArrayList<>(now);
    failures.keySet().retainAll(now);
    order = sorted(time.nanoTime());
  }

  /**
   * No connection or handshake. What began before the last failure met the same event, in another
   * thread, and does not count again.
   *
   * @return whether it counts
   */
  synchronized boolean failed(InetAddress address, long begunNanos) {
    Failures known = failures.get(address);
    if (!addresses.contains(address) || known != null && begunNanos - known.lastNanos <= 0) {
      return false;
    }
    if (known == null) {
      known = new Failures();
      failures.put(address, known);
    }
    long backOff = FIRST_BACK_OFF << Math.min(known.count, MOST_DOUBLINGS);
    known.count++;
    long now = time.nanoTime();
    known.lastNanos = now;
    known.untilNanos = now + (long) (backOff * (0.5 + time.random() / 2));
    order = sorted(now);
    return true;
  }

  /** Whether it is in back-off. */
  boolean isResting(InetAddress address) {
    // Nearly never: without the lock.
    return !order.allGood && isKnownToFail(address);
  }

  private synchronized boolean isKnownToFail(InetAddress address) {
    Failures known = failures.get(address);
    return known != null && time.nanoTime() - known.untilNanos < 0;
  }

  void succeeded(InetAddress address) {
    // Nearly always: without the lock.
    if (!order.allGood) {
      forgiven(address);
    }
  }

  private synchronized void forgiven(InetAddress address) {
    if (failures.remove(address) != null) {
      order = sorted(time.nanoTime());
    }
  }

  /** The addresses, those in back-off last, of these the one first whose time is over first. */
  List<InetAddress> order() {
    Order known = order;
    return known.untilNanos - time.nanoTime() > 0 ? known.addresses : renewed();
  }

  private synchronized List<InetAddress> renewed() {
    order = sorted(time.nanoTime());
    return order.addresses;
  }

  private Order sorted(long now) {
    List<InetAddress> good = new ArrayList<>(addresses.size());
    List<InetAddress> resting = new ArrayList<>(0);
    long until = now + Long.MAX_VALUE / 2;
    for (int i = 0; i < addresses.size(); i++) {
      InetAddress address = addresses.get(Math.floorMod(i + offset, addresses.size()));
      Failures known = failures.get(address);
      if (known == null || now - known.untilNanos >= 0) {
        good.add(address);
      } else {
        resting.add(address);
        if (known.untilNanos - until < 0) {
          until = known.untilNanos;
        }
      }
    }
    if (!resting.isEmpty()) {
      resting.sort((a, b) -> Long.signum(failures.get(a).untilNanos - failures.get(b).untilNanos));
      good.addAll(resting);
    }
    return new Order(good, failures.isEmpty(), until);
  }
}
