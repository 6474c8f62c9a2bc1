package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * What clients on executors have in common, with the plugin and without. Names nothing of Spark's
 * plugins, which Spark 2.4 does not have.
 */
final class ExecutorSide {
  /** The driver has asked for all there is. */
  static final HostResolver NEVER_ASKS =
      host -> {
        throw new UnknownHostException(
            host
                + ": the driver knows no address of it, and executors do not ask DNS; add it to "
                + ShippedFiles.HOSTS
                + ", or, where it is called by plain http, pin-plain-http = true to the description");
      };

  private ExecutorSide() {}

  /**
   * A client but for its connections.
   *
   * @param pem CA certificates, or null
   * @param executor Spark's executor id
   */
  static EgressClient.Builder client(
      EgressSpec spec,
      Workload workload,
      ResolvedHosts hosts,
      @Nullable String pem,
      String executor) {
    EgressClient.Builder builder =
        EgressClient.builder()
            .spec(spec)
            .workload(workload)
            .hosts(hosts)
            .resolver(NEVER_ASKS)
            .worker(worker(executor))
            .reportAtClose(false);
    return pem == null ? builder : builder.trustPem(pem);
  }

  /** A client's number, of its executor's id, which is a number but for a local master's. */
  static int worker(String executor) {
    try {
      return Integer.parseInt(executor);
    } catch (NumberFormatException e) {
      return executor.hashCode();
    }
  }
}
