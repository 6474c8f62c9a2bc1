package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * The addresses of the whole application, at the driver: resolved once at its start, and again on
 * one daemon thread each time their soft lifetime is over, stretched by chance up to twice so that
 * applications do not ask together. Whoever asks for them is answered from memory. Thread-safe.
 */
final class AddressRefresh implements Closeable {
  /** What a client still uses under TLS. */
  private static final Duration GREATEST_AGE = Duration.ofHours(24);

  private final EgressSpec spec;
  private final Workload workload;
  private final HostResolver resolver;
  private final Duration softLifetime;
  private final DoubleSupplier random;
  private final Clock clock;
  private final Consumer<String> told;
  private final AtomicLong lookups = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "mcegress-refresh");
            made.setDaemon(true);
            return made;
          });
  private volatile Addresses now;
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile int kept;

  /** Addresses and their version; immutable. */
  static final class Addresses {
    private final long version;
    private final ResolvedHosts hosts;

    Addresses(long version, ResolvedHosts hosts) {
      this.version = version;
      this.hosts = hosts;
    }

    /** Rises with every change. */
    long version() {
      return version;
    }

    ResolvedHosts hosts() {
      return hosts;
    }
  }

  /**
   * Nothing is asked yet.
   *
   * @param shipped serves what cannot be resolved
   * @param told what a user should know, a line each
   */
  AddressRefresh(
      EgressSpec spec,
      Workload workload,
      ResolvedHosts shipped,
      HostResolver resolver,
      Duration softLifetime,
      DoubleSupplier random,
      Clock clock,
      Consumer<String> told) {
    this.spec = spec;
    this.workload = workload;
    this.resolver =
        host -> {
          lookups.incrementAndGet();
          return resolver.resolve(host);
        };
    this.softLifetime = softLifetime;
    this.random = random;
    this.clock = clock;
    this.told = told;
    this.now = new Addresses(0, shipped);
  }

  /**
   * The first round, on the caller's thread.
   *
   * @throws InvalidEgressException with every host of which no address is known
   */
  void first() {
    round("its shipped addresses serve");
    now.hosts().notes().forEach(told);
  }

  /** From now on there are rounds in the background. */
  void start() {
    long soft = softLifetime.toNanos();
    long wait = soft + (long) (soft * random.getAsDouble());
    Future<?> unused = thread.schedule(this::again, wait, TimeUnit.NANOSECONDS);
  }

  private void again() {
    try {
      round("what was known stays");
    } catch (RuntimeException e) {
      told.accept("the addresses could not be renewed, what was known stays: " + e.getMessage());
    }
    if (!thread.isShutdown()) {
      start();
    }
  }

  private void round(String instead) {
    Addresses before = now;
    LookupRound round = new LookupRound(spec, workload, resolver, before.hosts());
    ResolvedHosts hosts = round.resolve();
    Map<String, String> stale = round.kept();
    stale.forEach(
        (host, why) ->
            told.accept(why + "; " + instead + hosts.resolvedAt(host).map(this::age).orElse("")));
    rounds.incrementAndGet();
    kept = stale.size();
    if (before.version() == 0 || !hosts.equals(before.hosts())) {
      now = new Addresses(before.version() + 1, hosts);
    }
  }

  private String age(Instant at) {
    boolean tooOld = Duration.between(at, clock.instant()).compareTo(GREATEST_AGE) > 0;
    return ", resolved " + at + (tooOld ? ": older than a day, so calls fail" : "");
  }

  /** The newest addresses. */
  Addresses now() {
    return now;
  }

  /** How often the resolver was asked. */
  long lookups() {
    return lookups.get();
  }

  /** How many rounds there were, the first included. */
  int rounds() {
    return rounds.get();
  }

  /** How many hosts did not resolve in the last round, and have older addresses. */
  int kept() {
    return kept;
  }

  /** Ends the thread; a look-up under way ends in its own time. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
