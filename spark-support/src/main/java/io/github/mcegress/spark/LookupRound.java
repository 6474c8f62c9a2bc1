package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One round of look-ups for all hosts of a description, each asked for once. What does not resolve,
 * or resolves to what the description does not allow, keeps what was known, with its date. Not
 * thread-safe; for one round.
 */
final class LookupRound {
  private final EgressSpec spec;
  private final Workload workload;
  private final HostResolver resolver;
  private final ResolvedHosts known;
  private final Map<String, List<InetAddress>> answers = new LinkedHashMap<>();
  private final Map<String, UnknownHostException> failures = new LinkedHashMap<>();
  private final Map<String, String> kept = new LinkedHashMap<>();

  LookupRound(EgressSpec spec, Workload workload, HostResolver resolver, ResolvedHosts known) {
    this.spec = spec;
    this.workload = workload;
    this.resolver = resolver;
    this.known = known;
  }

  /**
   * The addresses of all hosts.
   *
   * @throws InvalidEgressException with every host of which nothing usable is known
   */
  ResolvedHosts resolve() {
    return dated(all());
  }

  /** The hosts that kept what was known, each with the reason. */
  Map<String, String> kept() {
    return kept;
  }

  private ResolvedHosts all() {
    try {
      return ResolvedHosts.resolve(spec, workload, this::ask);
    } catch (InvalidEgressException e) {
      // Who is to blame is found by trying each answer alone beside what was known.
      int before = kept.size();
      for (String host : answers.keySet()) {
        if (known.addresses(host).isPresent() && !kept.containsKey(host)) {
          try {
            ResolvedHosts.resolve(
                spec, workload, named -> named.equals(host) ? ask(named) : known.resolve(named));
          } catch (InvalidEgressException refused) {
            refused.problems().stream()
                .filter(problem -> problem.message().startsWith(host + " "))
                .findFirst()
                .ifPresent(problem -> kept.put(host, problem.message()));
          }
        }
      }
      if (kept.size() == before) {
        throw e;
      }
      return ResolvedHosts.resolve(spec, workload, this::ask);
    }
  }

  private List<InetAddress> ask(String host) throws UnknownHostException {
    if (kept.containsKey(host)) {
      return known.resolve(host);
    }
    UnknownHostException failure = failures.get(host);
    if (failure != null) {
      throw failure;
    }
    List<InetAddress> answer = answers.get(host);
    if (answer == null) {
      try {
        answer = resolver.resolve(host);
        answers.put(host, answer);
      } catch (UnknownHostException e) {
        answer = known(host, e);
      } catch (RuntimeException e) {
        // Whatever a resolver of the user's own throws.
        UnknownHostException failed = new UnknownHostException(host + ": " + e);
        failed.initCause(e);
        answer = known(host, failed);
      }
    }
    return answer;
  }

  private List<InetAddress> known(String host, UnknownHostException failure)
      throws UnknownHostException {
    Optional<List<InetAddress>> before = known.addresses(host);
    if (!before.isPresent()) {
      failures.put(host, failure);
      throw failure;
    }
    kept.put(host, host + " did not resolve: " + failure.getMessage());
    return before.get();
  }

  /** The same, where something was kept with the date it had. */
  private ResolvedHosts dated(ResolvedHosts all) {
    if (kept.isEmpty()) {
      return all;
    }
    StringBuilder text = new StringBuilder();
    for (String host : all.hosts()) {
      ResolvedHosts from = kept.containsKey(host) ? known : all;
      Instant at = from.resolvedAt(host).orElse(Instant.EPOCH);
      text.append("# ").append(host).append(" resolved ").append(at).append('\n');
      for (InetAddress address : all.addresses(host).orElse(Collections.emptyList())) {
        text.append(address.getHostAddress()).append(' ').append(host).append('\n');
      }
    }
    return ResolvedHosts.parse(text.toString());
  }
}
