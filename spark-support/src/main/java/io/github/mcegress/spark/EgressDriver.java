package io.github.mcegress.spark;

import com.codahale.metrics.Gauge;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.HostResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * The driver's part: checks, resolves, hands out, and answers executors from memory, since Spark
 * serves all of them by one thread. Thread-safe once it was started.
 */
final class EgressDriver implements DriverPlugin {
  /** For clocks of different rates, and for closing what is open. */
  static final Duration MARGIN = Duration.ofSeconds(2);

  /** How long the end of the application waits for the executors' last counters. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final @Nullable HostResolver given;
  private final LongSupplier nanoTime;
  private final Consumer<String> told;
  private final ExecutorWatch executors;
  private final long startedNanos;
  private @Nullable AddressRefresh addresses;
  private @Nullable SlotTable slots;
  private long leaseMillis;

  EgressDriver() {
    this(null, System::nanoTime, line -> System.err.println("mcegress: " + line));
  }

  /**
   * With its surroundings.
   *
   * @param given asked in place of whom the configuration names
   * @param told what a user should know, a line each
   */
  EgressDriver(@Nullable HostResolver given, LongSupplier nanoTime, Consumer<String> told) {
    this.given = given;
    this.nanoTime = nanoTime;
    this.told = told;
    this.executors = new ExecutorWatch(nanoTime, told);
    this.startedNanos = nanoTime.getAsLong();
  }

  @Override
  public Map<String, String> init(SparkContext spark, PluginContext context) {
    return start(context.conf(), spark.version(), spark.hadoopConfiguration());
  }

  /**
   * Starts with these settings.
   *
   * @return what every executor gets
   * @throws InvalidEgressException with everything that is wrong with them
   */
  Map<String, String> start(SparkConf conf, String sparkVersion, Configuration hadoop) {
    DriverStart start = new DriverStart(conf, sparkVersion, hadoop);
    start.read();
    Duration lease = start.lease();
    Duration refresh = start.refresh();
    HostResolver resolver = given == null ? start.resolver() : given;
    EgressSpec spec = start.spec();
    AddressRefresh resolved = null;
    if (spec != null) {
      resolved =
          new AddressRefresh(
              spec,
              start.workload(),
              start.shipped(),
              resolver,
              refresh,
              () -> ThreadLocalRandom.current().nextDouble(),
              Clock.systemUTC(),
              told);
      try {
        resolved.first();
      } catch (InvalidEgressException e) {
        start.problems().addAll(e.problems());
      }
    }
    try {
      InvalidEgressException.throwOnErrors(start.problems());
    } catch (InvalidEgressException e) {
      if (resolved != null) {
        resolved.close();
      }
      throw e;
    }
    start.problems().forEach(warning -> told.accept(warning.toString()));
    start.notes().forEach(told);
    return started(start, spec, resolved, lease);
  }

  private Map<String, String> started(
      DriverStart start, EgressSpec spec, AddressRefresh resolved, Duration lease) {
    leaseMillis = lease.toMillis();
    if (spec.maxConnections().isPresent()) {
      int most = spec.maxConnections().getAsInt();
      slots = new SlotTable(most, start.executors(), lease, MARGIN, told);
      told.accept(
          most
              + " connections for "
              + start.executors()
              + " executors: "
              + most / start.executors()
              + " for each, more where others leave them");
      start.smallShare(spec, most).ifPresent(warning -> told.accept(warning.toString()));
    } else {
      told.accept(
          "the description has no max-connections: every executor may hold as many as its client"
              + " allows by itself, 16");
    }
    for (Endpoint endpoint : spec.endpoints(start.workload())) {
      if (endpoint.port() == 80 && !spec.pinPlainHttp() && !endpoint.address().isPresent()) {
        told.accept(
            endpoint
                + " by plain http fails on executors, which do not ask DNS: use https, or add"
                + " pin-plain-http = true to the description");
      }
    }
    addresses = resolved;
    resolved.start();
    AddressRefresh.Addresses now = resolved.now();
    return new EgressSettings(
            start.expanded(spec),
            start.workload(),
            now.hosts(),
            now.version(),
            start.pem(),
            leaseMillis)
        .toMap();
  }

  @Override
  public void registerMetrics(String appId, PluginContext context) {
    AddressRefresh resolved = addresses;
    SlotTable table = slots;
    if (resolved != null) {
      gauge(context, "driver.dns-lookups", resolved::lookups);
      gauge(context, "driver.address-version", () -> resolved.now().version());
      gauge(context, "driver.rpcs", executors::messages);
    }
    if (table != null) {
      gauge(context, "driver.slots-taken", () -> report(table).slotsTaken());
      gauge(context, "driver.connections-reserved", () -> report(table).connectionsReserved());
    }
  }

  private static void gauge(PluginContext context, String name, Gauge<?> gauge) {
    context.metricRegistry().register(name, gauge);
  }

  private SlotReport report(SlotTable table) {
    return table.report(nanoTime.getAsLong());
  }

  /** Answers at once, and never throws: Spark would log a stack for each message. */
  @Override
  public @Nullable Object receive(Object received) {
    executors.counted();
    try {
      DriverMessage message = DriverMessage.parse(String.valueOf(received));
      switch (message.verb()) {
        case DriverMessage.RENEW:
          return renew(Renewal.parse(message.subject()), message.text());
        case DriverMessage.ADDRESSES:
          AddressRefresh.Addresses now = known().now();
          return now.version() + "\n" + now.hosts();
        case DriverMessage.FAILED:
          executors.failed(message.subject(), message.text());
          return null;
        case DriverMessage.RELEASE:
          release(Renewal.parse(message.subject()), message.text());
          return "released";
        default:
          return "refused: the driver's mcegress knows no \"" + message.verb() + "\"";
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      executors.refused(e);
      return "refused: " + e.getMessage();
    }
  }

  private AddressRefresh known() {
    if (addresses == null) {
      throw new IllegalStateException("the driver has not been started");
    }
    return addresses;
  }

  private String renew(Renewal renewal, String counters) {
    executors.alive(renewal.executor(), renewal.sequence(), EgressCounters.parse(counters));
    SlotTable table = slots;
    Grant grant =
        table == null
            ? new Grant(renewal.sequence(), Grant.NO_SLOT, 0, leaseMillis, 0)
            : table.renew(renewal, nanoTime.getAsLong());
    return grant.withAddresses(known().now().version()).toText();
  }

  private void release(Renewal renewal, String counters) {
    SlotTable table = slots;
    if (table != null) {
      table.released(renewal.executor(), renewal.sequence(), nanoTime.getAsLong());
    }
    executors.ended(renewal.executor(), renewal.sequence(), EgressCounters.parse(counters));
  }

  /** What happened, on one line. */
  String summary() {
    AddressRefresh resolved = known();
    SlotTable table = slots;
    Duration ran = Duration.ofNanos(nanoTime.getAsLong() - startedNanos);
    return "summary: "
        + executors.summary(ran)
        + "; "
        + resolved.lookups()
        + " look-ups by the driver in "
        + resolved.rounds()
        + (resolved.rounds() == 1 ? " round" : " rounds")
        + (resolved.kept() == 0 ? "" : ", " + resolved.kept() + " hosts with older addresses")
        + (table == null ? "" : "; " + report(table).perMinute(ran));
  }

  @Override
  public void shutdown() {
    AddressRefresh resolved = addresses;
    if (resolved != null) {
      executors.awaitEnd(Duration.ofMillis(leaseMillis), LAST_WORDS);
      resolved.close();
      told.accept(summary());
    }
  }
}
