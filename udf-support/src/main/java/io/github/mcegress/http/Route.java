package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.net.InetAddress;
import java.util.Objects;

/** What a connection can serve: one scheme and endpoint at one address. Immutable. */
final class Route {
  private final boolean tls;
  private final Endpoint endpoint;
  private final InetAddress address;

  Route(Target target, InetAddress address) {
    this.tls = target.tls();
    this.endpoint = target.endpoint();
    this.address = address;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  InetAddress address() {
    return address;
  }

  /** Scheme, host and port. */
  String origin() {
    return (tls ? "https://" : "http://") + endpoint;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Route
        && tls == ((Route) o).tls
        && endpoint.equals(((Route) o).endpoint)
        && address.equals(((Route) o).address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tls, endpoint, address);
  }

  @Override
  public String toString() {
    return endpoint + " at " + address.getHostAddress();
  }
}
