package io.github.mcegress.lab.faults;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Answers the addresses of a name. Safe for use by many threads. */
@FunctionalInterface
public interface NameService {
  /**
   * The addresses, the preferred first; never empty.
   *
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
