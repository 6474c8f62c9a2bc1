package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import java.net.UnknownHostException;

/** Why a host has no address to connect to. Without state. */
final class AddressFailures {
  private AddressFailures() {}

  /**
   * Nobody answers the name.
   *
   * @param besides what else is known, or empty
   */
  static EgressException unresolved(String host, String besides, UnknownHostException cause) {
    return new EgressException(
        Codes.DNS_UNRESOLVED,
        Stage.RESOLVE,
        null,
        host + " did not resolve" + besides,
        "ship its addresses with the job, or check the name",
        cause);
  }

  /** The runtime does not let names be looked up. */
  static EgressException denied(String host, SecurityException cause) {
    return new EgressException(
        Codes.SANDBOX_DENIED,
        Stage.RESOLVE,
        null,
        "the sandbox denies looking up " + host,
        "ship its addresses with the job, or open the job's network",
        cause);
  }

  /**
   * It has addresses of a kind that it must not have.
   *
   * @param endpoint {@code host:port}, or the host where the port is unknown
   */
  static EgressException refused(String endpoint, String addresses) {
    return new EgressException(
        Codes.DNS_PRIVATE_ADDRESS,
        Stage.RESOLVE,
        null,
        endpoint + " is declared public but has the address " + addresses,
        "reach it through a dedicated connection, or add private-addresses = " + endpoint,
        null);
  }
}
