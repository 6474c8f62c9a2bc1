package io.github.mcegress.dns;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.catalog.ServiceRoute;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Addresses resolved once, before a job, and shipped with it: an immutable snapshot.
 *
 * <p>Text form: hosts(5), with a comment line per host for the origin of its addresses and the
 * instant of the answer:
 *
 * <pre>
 * # www.aliyun.com resolved 2026-11-21T10:00:00Z
 * 203.0.113.7 www.aliyun.com
 * </pre>
 *
 * <p>A host without such a line counts as resolved when it was parsed. It is itself a {@link
 * HostResolver}. IPv4 only: MaxCompute cannot use IPv6. Thread-safe; equality is that of the text.
 */
public final class ResolvedHosts implements HostResolver {
  private final Map<String, Answer> answers;
  private final List<String> notes;

  ResolvedHosts(Map<String, Answer> answers, List<String> notes) {
    this.answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    this.notes = Collections.unmodifiableList(new ArrayList<>(notes));
  }

  /** What one host resolved to. */
  static final class Answer {
    final List<InetAddress> addresses;
    final String origin;
    final Instant at;

    Answer(List<InetAddress> addresses, String origin, Instant at) {
      this.addresses = Collections.unmodifiableList(new ArrayList<>(addresses));
      this.origin = origin;
      this.at = at.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  /**
   * Asks the resolver once for every host name that a job of that kind may reach.
   *
   * <p>IPv6 answers are left out and noted. Hosts behind the dedicated connection that do not
   * resolve here are noted: their names may be known in the VPC only. The same holds for internal
   * endpoints of services, which may be known to MaxCompute only, and whose addresses are not
   * public.
   *
   * @throws InvalidEgressException with every public endpoint that did not resolve, has IPv6
   *     addresses only, or resolved to addresses that are not public without being listed under
   *     {@code private-addresses}; or with every service that has no endpoint for such a job
   */
  public static ResolvedHosts resolve(EgressSpec spec, Workload workload, HostResolver resolver) {
    return resolve(spec, workload, resolver, Clock.systemUTC());
  }

  /** As {@link #resolve(EgressSpec, Workload, HostResolver)}, with the clock that dates answers. */
  public static ResolvedHosts resolve(
      EgressSpec described, Workload workload, HostResolver resolver, Clock clock) {
    EgressSpec spec = ServiceEndpoints.expand(described, workload);
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<Endpoint> internal = internalEndpoints(spec, workload);
    Set<Endpoint> all = new LinkedHashSet<>(spec.endpoints(workload));
    all.addAll(internal);
    Map<String, List<Endpoint>> byHost = new LinkedHashMap<>();
    for (Endpoint endpoint : all) {
      if (!endpoint.address().isPresent()) {
        byHost.putIfAbsent(endpoint.host(), new ArrayList<>());
        byHost.get(endpoint.host()).add(endpoint);
      }
    }
    for (Map.Entry<String, List<Endpoint>> group : byHost.entrySet()) {
      String host = group.getKey();
      List<Endpoint> endpoints = group.getValue();
      boolean dedicated = true;
      for (Endpoint e : endpoints) {
        dedicated &= internal.contains(e) || spec.dedicatedHosts(workload).contains(e);
      }
      try {
        List<InetAddress> usable = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<InetAddress> answer = resolver.resolve(host);
        for (InetAddress address : answer) {
          AddressScope scope = AddressScope.of(address);
          if (scope == AddressScope.UNUSABLE) {
            notes.add(
                host
                    + ": left out "
                    + (address instanceof Inet4Address ? "" : "IPv6 address ")
                    + address.getHostAddress());
          } else if (!isAllowed(endpoints, internal, scope, spec, workload)) {
            refused.add(address.getHostAddress() + " (" + scope + ")");
          } else {
            InetAddress named = InetAddress.getByAddress(host, address.getAddress());
            if (!usable.contains(named)) {
              usable.add(named);
            }
          }
        }
        if (!refused.isEmpty()) {
          problems.add(refused(host, endpoints.get(0), refused));
        } else if (!usable.isEmpty()) {
          answers.put(host, new Answer(usable, "resolved", clock.instant()));
        } else if (hasIpv6(answer)) {
          problems.add(
              Problem.error(
                  Codes.DNS_IPV6_ONLY,
                  host + " has IPv6 addresses only, which MaxCompute cannot use",
                  "give the service an IPv4 address"));
        } else {
          throw new UnknownHostException(
              answer.isEmpty()
                  ? "the resolver answered no address"
                  : "the resolver answered " + answer.get(0).getHostAddress());
        }
      } catch (UnknownHostException e) {
        if (dedicated) {
          notes.add(host + ": did not resolve here; it may be known behind the link only");
        } else {
          problems.add(unresolved(host, e.getMessage()));
        }
      }
    }
    InvalidEgressException.throwOnErrors(problems);
    return new ResolvedHosts(answers, notes);
  }

  private static boolean isAllowed(
      List<Endpoint> endpoints,
      Set<Endpoint> internal,
      AddressScope scope,
      EgressSpec spec,
      Workload workload) {
    for (Endpoint endpoint : endpoints) {
      if (internal.contains(endpoint) || spec.allows(endpoint, scope, workload)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasIpv6(List<InetAddress> answer) {
    for (InetAddress address : answer) {
      if (!(address instanceof Inet4Address)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Endpoint> internalEndpoints(EgressSpec spec, Workload workload) {
    Set<Endpoint> internal = new LinkedHashSet<>();
    if (!spec.services().isEmpty()) {
      for (ServiceRoute route : ServiceEndpoints.of(spec, workload, Catalog.shipped()).routes()) {
        internal.add(route.endpoint());
      }
    }
    return internal;
  }

  private static Problem unresolved(String host, @Nullable String why) {
    return Problem.error(
        Codes.DNS_UNRESOLVED,
        host + " did not resolve" + (why == null || why.equals(host) ? "" : ": " + why),
        "check the name and this machine's DNS");
  }

  private static Problem refused(String host, Endpoint endpoint, List<String> refused) {
    return Problem.error(
        Codes.DNS_PRIVATE_ADDRESS,
        host + " is declared public but resolved to " + String.join(", ", refused),
        "reach it through a dedicated connection, or add private-addresses = " + endpoint);
  }

  /**
   * Reads hosts(5) text.
   *
   * @throws InvalidEgressException with every line that is not of that form
   */
  public static ResolvedHosts parse(String text) {
    return parse(text, Clock.systemUTC());
  }

  /** As {@link #parse(String)}, with the clock that dates hosts without a comment line. */
  public static ResolvedHosts parse(String text, Clock clock) {
    return new HostsText(clock.instant()).read(text);
  }

  /** The hosts with addresses, in alphabetical order. */
  public Set<String> hosts() {
    return answers.keySet();
  }

  /** The addresses of a host, all IPv4, or nothing. */
  public Optional<List<InetAddress>> addresses(String host) {
    Answer answer = answers.get(host.toLowerCase(Locale.ROOT));
    return answer == null ? Optional.empty() : Optional.of(answer.addresses);
  }

  /** When the host's addresses were answered, or nothing. */
  public Optional<Instant> resolvedAt(String host) {
    Answer answer = answers.get(host.toLowerCase(Locale.ROOT));
    return answer == null ? Optional.empty() : Optional.of(answer.at);
  }

  /** What was left out, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    Answer answer = answers.get(host.toLowerCase(Locale.ROOT));
    if (answer == null) {
      throw new UnknownHostException(host + " is not among the shipped addresses");
    }
    return answer.addresses;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ResolvedHosts && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The hosts(5) text. */
  @Override
  public String toString() {
    return HostsText.write(answers);
  }
}
