package io.github.mcegress.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Gives every executor of an application a client, see {@link SparkEgress#client}: the driver
 * resolves each declared host, executors never ask DNS, and all executors together hold no more
 * than the description's {@code max-connections}.
 *
 * <p>For Spark 3.1 and later. Settings, in spark-defaults.conf or with {@code --conf}:
 *
 * <ul>
 *   <li>{@code spark.plugins}: {@code io.github.mcegress.spark.EgressPlugin}, beside others
 *   <li>{@code spark.mcegress.spec}: the description; a path, the name of a file of {@code
 *       --files}, or a URI that Hadoop's file systems read. {@link SparkEgress#configure} sets it
 *       in code
 *   <li>{@code spark.mcegress.hosts}: addresses for hosts that do not resolve at the driver;
 *       optional
 *   <li>{@code spark.mcegress.pem}: CA certificates, trusted beside the runtime's own; optional
 *   <li>{@code spark.mcegress.refresh}: how long addresses serve before the driver asks again,
 *       stretched by chance up to twice; {@code 10min} unless set
 *   <li>{@code spark.mcegress.lease}: how long an executor may hold its connections without word
 *       from the driver; {@code 10s} unless set, at least {@code 300ms}
 *   <li>{@code spark.mcegress.resolver}: the class of a {@link io.github.mcegress.dns.HostResolver}
 *       that the driver asks, with a public constructor without parameters; the JVM's resolver
 *       unless set
 * </ul>
 *
 * <p>An application whose settings or description are wrong stops at its start, on the driver, with
 * everything that is wrong. What only an executor can see fails its first use there, and is told on
 * the driver's standard error. Thread-safe, without state.
 */
public final class EgressPlugin implements SparkPlugin {
  /** Made by Spark. */
  public EgressPlugin() {}

  @Override
  public DriverPlugin driverPlugin() {
    return new EgressDriver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new EgressExecutor();
  }
}
