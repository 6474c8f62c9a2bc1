package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkEnv;

/**
 * What a client needs, as a broadcast: for Spark 2.4, and for whoever wants no plugin. Made by
 * {@link SparkEgress#broadcast}; a task calls {@link #client}.
 *
 * <p>All tasks of one executor share one client. Its connections are a fixed share, {@code
 * max-connections} by the configured executors. That cannot promise what {@link EgressPlugin}'s
 * leases do: an executor that Spark gave up and replaced may still run and hold its share beside
 * the new one's, more executors than configured hold more, what one leaves unused is no other's,
 * and addresses stay as they were until there is another broadcast.
 *
 * <p>Holds texts and a number only, so Java and Kryo serialize it, see {@link
 * SparkEgress#kryoClasses}. Immutable and thread-safe.
 */
public final class SharedEgress implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The clients of this JVM: a deserialized object has nothing else to find them by. */
  private static final Map<String, Shared> CLIENTS = new HashMap<>();

  private final String spec;
  private final String sparkVersion;
  private final String hosts;
  private final String pem;
  private final int connections;

  /** A client, and the addresses that it has. */
  private static final class Shared {
    private final EgressClient client;
    private String hosts;

    Shared(EgressClient client, String hosts) {
      this.client = client;
      this.hosts = hosts;
    }
  }

  /**
   * With what the driver knows.
   *
   * @param pem CA certificates, or empty
   * @param connections the share of each executor, or 0 where there is no limit
   */
  SharedEgress(
      EgressSpec spec, Workload workload, ResolvedHosts hosts, String pem, int connections) {
    this.spec = spec.toText();
    this.sparkVersion = workload.sparkVersion().orElse("");
    this.hosts = hosts.toString();
    this.pem = pem;
    this.connections = connections;
  }

  /**
   * The client of this JVM, made at the first call; a later broadcast of the same description
   * brings it newer addresses.
   */
  public EgressClient client() {
    synchronized (CLIENTS) {
      Shared shared = CLIENTS.get(key());
      if (shared == null) {
        shared = new Shared(open(), hosts);
        CLIENTS.put(key(), shared);
      } else if (!shared.hosts.equals(hosts)) {
        // Older ones change nothing.
        shared.client.hosts(ResolvedHosts.parse(hosts));
        shared.hosts = hosts;
      }
      return shared.client;
    }
  }

  /**
   * Closes the client of this JVM, if there is one; the next call of {@link #client} makes another.
   * Executors need not: they end with their JVM.
   *
   * @throws IOException if a connection cannot be closed
   */
  public void close() throws IOException {
    Shared shared;
    synchronized (CLIENTS) {
      shared = CLIENTS.remove(key());
    }
    if (shared != null) {
      shared.client.close();
    }
  }

  private String key() {
    return String.join("\n\n", spec, sparkVersion, pem, Integer.toString(connections));
  }

  private EgressClient open() {
    SparkEnv spark = SparkEnv.get();
    EgressClient.Builder builder =
        ExecutorSide.client(
            EgressSpec.parse(spec),
            Workload.spark(sparkVersion),
            ResolvedHosts.parse(hosts),
            pem.isEmpty() ? null : pem,
            spark == null ? "0" : spark.executorId());
    if (connections > 0) {
      builder.maxConnections(connections);
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SharedEgress
        && key().equals(((SharedEgress) o).key())
        && hosts.equals(((SharedEgress) o).hosts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key(), hosts);
  }

  /** The share, and of what. */
  @Override
  public String toString() {
    return (connections == 0 ? "no limit" : connections + " connections") + " for each executor";
  }
}
