package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses serve an endpoint: its own when it is an IP literal, else the shipped ones, else
 * what the resolver answers, asked once and kept.
 *
 * <p>Shipped addresses serve plain http only with {@code pin-plain-http}: only TLS proves the peer.
 */
final class AddressBook {
  private final ResolvedHosts shipped;
  private final HostResolver resolver;
  private final boolean pinPlainHttp;
  private final AccessList accessList;
  private final Map<String, List<InetAddress>> answers = new ConcurrentHashMap<>();

  AddressBook(
      @Nullable ResolvedHosts shipped,
      HostResolver resolver,
      boolean pinPlainHttp,
      AccessList accessList) {
    this.shipped = shipped == null ? ResolvedHosts.parse("") : shipped;
    this.resolver = resolver;
    this.pinPlainHttp = pinPlainHttp;
    this.accessList = accessList;
  }

  /** The addresses to try, in order, never empty; what they came from is noted in the counters. */
  List<InetAddress> addresses(Target target, HostCounters counters) throws EgressException {
    Endpoint endpoint = target.endpoint();
    Optional<InetAddress> literal = endpoint.address();
    List<InetAddress> candidates;
    if (literal.isPresent()) {
      counters.origin(AddressOrigin.LITERAL);
      candidates = Collections.singletonList(literal.get());
    } else {
      Optional<List<InetAddress>> ready =
          target.tls() || pinPlainHttp ? shipped.addresses(endpoint.host()) : Optional.empty();
      counters.origin(ready.isPresent() ? AddressOrigin.SHIPPED : AddressOrigin.RESOLVED);
      candidates = ready.isPresent() ? ready.get() : ask(endpoint, counters);
    }
    return allowed(endpoint, candidates);
  }

  /** Every address failed: an own answer is forgotten, so that the next call asks again. */
  void allFailed(Endpoint endpoint) {
    answers.remove(endpoint.host());
  }

  private List<InetAddress> ask(Endpoint endpoint, HostCounters counters) throws EgressException {
    List<InetAddress> known = answers.get(endpoint.host());
    if (known != null) {
      return known;
    }
    counters.lookedUp();
    List<InetAddress> answer;
    try {
      answer = resolver.resolve(endpoint.host());
    } catch (UnknownHostException e) {
      throw new EgressException(
          Codes.DNS_UNRESOLVED,
          Stage.RESOLVE,
          null,
          endpoint.host() + " did not resolve",
          "ship its addresses with the job, or check the name",
          e);
    } catch (SecurityException e) {
      throw new EgressException(
          Codes.SANDBOX_DENIED,
          Stage.RESOLVE,
          null,
          "the sandbox denies looking up " + endpoint.host(),
          "ship its addresses with the job, or open the job's network",
          e);
    }
    answers.put(endpoint.host(), answer);
    return answer;
  }

  private List<InetAddress> allowed(Endpoint endpoint, List<InetAddress> candidates)
      throws EgressException {
    List<InetAddress> allowed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (InetAddress candidate : candidates) {
      AddressScope scope = AddressScope.of(candidate);
      if (accessList.allows(endpoint, scope)) {
        allowed.add(candidate);
      } else {
        refused.add(candidate.getHostAddress() + " (" + scope + ")");
      }
    }
    if (allowed.isEmpty()) {
      throw new EgressException(
          Codes.DNS_PRIVATE_ADDRESS,
          Stage.RESOLVE,
          null,
          endpoint + " is declared public but has the address " + String.join(", ", refused),
          "reach it through a dedicated connection, or add private-addresses = " + endpoint,
          null);
    }
    return allowed;
  }
}
