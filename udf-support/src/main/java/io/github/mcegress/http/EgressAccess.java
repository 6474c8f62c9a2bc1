package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The description and the addresses of a client, for connections that others make: database
 * drivers, HTTP clients of one's own. What they ask for is refused or observed as the client's own
 * calls are. Got from {@link EgressClient#access}; thread-safe.
 *
 * <p>Addresses: an IP literal's own, else the shipped ones, else what the client's resolver
 * answers. Their health, their age and the number of connections are the other's own affair.
 */
public final class EgressAccess implements HostResolver {
  private static final int ANY_PORT = 1;

  private final AccessList accessList;
  private final Supplier<ResolvedHosts> shipped;
  private final HostResolver resolver;

  EgressAccess(AccessList accessList, Supplier<ResolvedHosts> shipped, HostResolver resolver) {
    this.accessList = accessList;
    this.shipped = shipped;
    this.resolver = resolver;
  }

  /**
   * The addresses for a connection to {@code host:port}, never empty.
   *
   * @param use who connects: lower-case letters and digits, 16 at most, say {@code postgresql}
   * @throws EgressException if it is not declared, has no address, or none that it may have
   * @throws InvalidEgressException if it is not of the form {@code host:port}
   * @throws IllegalArgumentException if the use is not of that form
   */
  public List<InetAddress> resolve(String hostPort, String use) throws EgressException {
    if (use.indexOf('<') >= 0 || !ObservedEndpoint.isUse(use)) {
      throw new IllegalArgumentException(
          "the use is not of lower-case letters and digits, 1 to 16; write, say, postgresql");
    }
    Endpoint endpoint = Endpoint.parse(hostPort);
    accessList.check(endpoint, use);
    List<InetAddress> usable =
        usable(endpoint, endpoint.toString(), scope -> accessList.allows(endpoint, scope));
    accessList.reached(endpoint, usable);
    return usable;
  }

  /**
   * The addresses for a connection of which the port is not told, never empty: the host must be
   * declared with some port, and is observed without one.
   *
   * @throws UnknownHostException if it is not declared, has no address, or none that it may have;
   *     the message begins with the code
   */
  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    try {
      Endpoint endpoint = Endpoint.of(host, ANY_PORT);
      String name = endpoint.host();
      accessList.checkName(name, "name");
      List<InetAddress> usable = usable(endpoint, name, scope -> accessList.allows(name, scope));
      accessList.reached(name, usable);
      return usable;
    } catch (EgressException | InvalidEgressException e) {
      UnknownHostException unknown = new UnknownHostException(e.getMessage());
      unknown.initCause(e);
      throw unknown;
    }
  }

  private List<InetAddress> usable(Endpoint endpoint, String name, Predicate<AddressScope> allowed)
      throws EgressException {
    List<InetAddress> usable = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try {
      for (InetAddress address : addresses(endpoint)) {
        AddressScope scope = AddressScope.of(address);
        if (allowed.test(scope)) {
          usable.add(address);
        } else {
          refused.add(address.getHostAddress() + " (" + scope + ")");
        }
      }
    } catch (UnknownHostException e) {
      throw AddressFailures.unresolved(endpoint.host(), "", e);
    } catch (SecurityException e) {
      throw AddressFailures.denied(endpoint.host(), e);
    }
    if (usable.isEmpty()) {
      throw AddressFailures.refused(name, String.join(", ", refused));
    }
    return Collections.unmodifiableList(usable);
  }

  private List<InetAddress> addresses(Endpoint endpoint) throws UnknownHostException {
    Optional<InetAddress> literal = endpoint.address();
    if (literal.isPresent()) {
      return Collections.singletonList(literal.get());
    }
    Optional<List<InetAddress>> known = shipped.get().addresses(endpoint.host());
    return known.isPresent() ? known.get() : resolver.resolve(endpoint.host());
  }
}
