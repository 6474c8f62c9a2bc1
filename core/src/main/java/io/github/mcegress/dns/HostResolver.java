package io.github.mcegress.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Answers the addresses of a host name.
 *
 * <p>Implementations must be safe for concurrent use. {@code resolver::resolve} fits wherever a
 * client asks for one such method, say {@code okhttp3.Dns}.
 */
@FunctionalInterface
public interface HostResolver {
  /** The JVM's own resolver, with its caches: a failed look-up is remembered for 10 s. */
  HostResolver SYSTEM =
      host -> Collections.unmodifiableList(Arrays.asList(InetAddress.getAllByName(host)));

  /**
   * The addresses of the host, the preferred first; never empty.
   *
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
