package io.github.mcegress.spark;

import io.github.mcegress.dns.HostResolver;
import java.net.UnknownHostException;

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

  /** A client's number, of its executor's id, which is a number but for a local master's. */
  static int worker(String executor) {
    try {
      return Integer.parseInt(executor);
    } catch (NumberFormatException e) {
      return executor.hashCode();
    }
  }
}
