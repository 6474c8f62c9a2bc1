package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the driver hands to every executor: the map that {@code DriverPlugin.init} returns. Nothing
 * in it is secret, since Spark shows it in its UI and event log. Immutable.
 */
final class EgressSettings {
  /** How long the driver's addresses serve before it asks again; a time as Spark writes them. */
  static final String REFRESH = "spark.mcegress.refresh";

  /** How long a grant of connections lasts; a time as Spark writes them. */
  static final String LEASE = "spark.mcegress.lease";

  /** The class of the driver's own HostResolver. */
  static final String RESOLVER = "spark.mcegress.resolver";

  private static final String FORMAT = "1";
  private static final String FORMAT_KEY = "format";
  private static final String SPEC_KEY = "spec";
  private static final String SPARK_KEY = "spark";
  private static final String HOSTS_KEY = "hosts";
  private static final String ADDRESSES_KEY = "addresses";
  private static final String PEM_KEY = "pem";
  private static final String LEASE_KEY = "lease-ms";

  private final EgressSpec spec;
  private final Workload workload;
  private final ResolvedHosts hosts;
  private final long addresses;
  private final @Nullable String pem;
  private final long leaseMillis;

  /**
   * As the driver knows them.
   *
   * @param spec with its services written out, so that an executor needs no catalogue
   * @param addresses the version of the hosts
   */
  EgressSettings(
      EgressSpec spec,
      Workload workload,
      ResolvedHosts hosts,
      long addresses,
      @Nullable String pem,
      long leaseMillis) {
    this.spec = spec;
    this.workload = workload;
    this.hosts = hosts;
    this.addresses = addresses;
    this.pem = pem;
    this.leaseMillis = leaseMillis;
  }

  /** The map of {@code DriverPlugin.init}. */
  Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(FORMAT_KEY, FORMAT);
    map.put(SPEC_KEY, spec.toText());
    map.put(SPARK_KEY, workload.sparkVersion().orElse(""));
    map.put(HOSTS_KEY, hosts.toString());
    map.put(ADDRESSES_KEY, Long.toString(addresses));
    if (pem != null) {
      map.put(PEM_KEY, pem);
    }
    map.put(LEASE_KEY, Long.toString(leaseMillis));
    return map;
  }

  /**
   * What a driver handed over.
   *
   * @throws IllegalArgumentException if it is damaged, or another version's
   */
  static EgressSettings of(Map<String, String> map) {
    String format = map.getOrDefault(FORMAT_KEY, "");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "the driver's settings have the format \""
              + format
              + "\", and this executor's mcegress reads "
              + FORMAT
              + "; give driver and executors the same mcegress jar");
    }
    return new EgressSettings(
        EgressSpec.parse(text(map, SPEC_KEY)),
        Workload.spark(text(map, SPARK_KEY)),
        ResolvedHosts.parse(text(map, HOSTS_KEY)),
        number(map, ADDRESSES_KEY),
        map.get(PEM_KEY),
        number(map, LEASE_KEY));
  }

  private static String text(Map<String, String> map, String key) {
    String value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the driver's settings have no \"" + key + "\"");
    }
    return value;
  }

  private static long number(Map<String, String> map, String key) {
    String value = text(map, key);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the driver's settings have " + key + "=\"" + value + "\", which is no number", e);
    }
  }

  EgressSpec spec() {
    return spec;
  }

  Workload workload() {
    return workload;
  }

  ResolvedHosts hosts() {
    return hosts;
  }

  /** The version of {@link #hosts}. */
  long addresses() {
    return addresses;
  }

  /** CA certificates, or null. */
  @Nullable String pem() {
    return pem;
  }

  /** The connections of the whole application; without them there is no lease. */
  OptionalInt connections() {
    return spec.maxConnections();
  }

  long leaseMillis() {
    return leaseMillis;
  }
}
