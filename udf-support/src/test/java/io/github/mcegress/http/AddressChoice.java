package io.github.mcegress.http;

import com.sun.management.ThreadMXBean;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** One choice of an address, as a call makes it: three were shipped, none is due. */
final class AddressChoice {
  static final String HOST = "api.example.test";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Target target = Target.parse("https://" + HOST + "/");
  private final Deadline deadline = Deadline.in(Duration.ofDays(1));
  private final HostCounters counters = new HostCounters(target.endpoint());
  private final AddressBook book;

  AddressChoice() {
    ResolvedHosts shipped =
        Shipped.hosts(
            HOST,
            Time.SYSTEM.now(),
            AddressHealthTest.address(1),
            AddressHealthTest.address(2),
            AddressHealthTest.address(3));
    EgressSpec spec = EgressSpec.builder().internet(target.endpoint().toString()).build();
    book =
        new AddressBook(
            shipped,
            new Lookups(new FakeHostResolver(), RuntimeCapabilities.of(null), true, Runnable::run),
            false,
            new AccessList(spec, Workload.UDF, EgressMode.ENFORCE),
            (endpoint, addresses) -> {},
            0,
            Time.SYSTEM);
  }

  /** The first to try; health, age and soft lifetime are looked at. */
  InetAddress first() {
    try {
      List<InetAddress> order = book.addresses(target, deadline, counters);
      return order.get(0);
    } catch (EgressException e) {
      throw new AssertionError(e);
    }
  }

  /** A choice, and that the connection with it worked. */
  InetAddress firstThatWorks() {
    InetAddress address = first();
    book.succeeded(target, address);
    return address;
  }

  /** Puts the first address behind the others for minutes. */
  AddressChoice withOneInBackOff() {
    InetAddress dead = first();
    for (int i = 0; i < 10; i++) {
      book.failed(target, dead, System.nanoTime());
    }
    return this;
  }

  /** The bytes that this thread has allocated so far. */
  static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
