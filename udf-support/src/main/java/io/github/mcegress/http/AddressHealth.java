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
 * <p>The order is kept until something changes, so that a choice allocates nothing. Thread-safe.
 */
final class AddressHealth {
  private static final long FIRST_BACK_OFF = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 8;

  private final Time time;
  private final int offset;
  private final Map<InetAddress, Failures> failures = new HashMap<>();
  private List<InetAddress> addresses = Collections.emptyList();
  private List<InetAddress> order = Collections.emptyList();
  private long orderHoldsUntil = Long.MAX_VALUE;
  private boolean stale = true;

  private static final class Failures {
    int count;
    long untilNanos;
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
  }

  /** From now on these; what is known of those that stay is kept. */
  synchronized void addresses(List<InetAddress> now) {
    addresses = new ArrayList<>(now);
    failures.keySet().retainAll(now);
    stale = true;
  }

  synchronized void failed(InetAddress address) {
    if (!addresses.contains(address)) {
      return;
    }
    Failures known = failures.computeIfAbsent(address, a -> new Failures());
    long backOff = FIRST_BACK_OFF << Math.min(known.count, MOST_DOUBLINGS);
    known.count++;
    known.untilNanos = time.nanoTime() + (long) (backOff * (0.5 + time.random() / 2));
    stale = true;
  }

  synchronized void succeeded(InetAddress address) {
    if (failures.remove(address) != null) {
      stale = true;
    }
  }

  /** The addresses, those in back-off last, of these the one first whose time is over first. */
  synchronized List<InetAddress> order() {
    long now = time.nanoTime();
    if (stale || now - orderHoldsUntil >= 0) {
      sort(now);
    }
    return order;
  }

  private void sort(long now) {
    List<InetAddress> good = new ArrayList<>(addresses.size());
    List<InetAddress> resting = new ArrayList<>(0);
    orderHoldsUntil = now + Long.MAX_VALUE / 2;
    for (int i = 0; i < addresses.size(); i++) {
      InetAddress address = addresses.get(Math.floorMod(i + offset, addresses.size()));
      Failures known = failures.get(address);
      if (known == null || now - known.untilNanos >= 0) {
        good.add(address);
      } else {
        resting.add(address);
        if (known.untilNanos - orderHoldsUntil < 0) {
          orderHoldsUntil = known.untilNanos;
        }
      }
    }
    resting.sort((a, b) -> Long.signum(failures.get(a).untilNanos - failures.get(b).untilNanos));
    good.addAll(resting);
    order = Collections.unmodifiableList(good);
    stale = false;
  }
}
