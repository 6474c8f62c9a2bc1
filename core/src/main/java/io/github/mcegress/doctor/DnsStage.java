package io.github.mcegress.doctor;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Quoted;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the target: those shipped with the job, else those that the resolver answers.
 */
final class DnsStage {
  /** Faster than this nobody was asked: the JVM remembers. */
  private static final long REMEMBERED_NANOS = 50_000_000;

  /** Slower than this the SecurityManager, in comparing permissions, looked the name up itself. */
  private static final long ASKED_NANOS = 5_000_000;

  /** As old as clients take them: see the client's {@code Freshness}. */
  private static final Duration GREATEST_AGE = Duration.ofHours(24);

  private final Doctor doctor;
  private final Endpoint target;
  private final @Nullable EgressSpec spec;
  private final boolean declared;
  private boolean shipped;

  DnsStage(Doctor doctor, Endpoint target, DescriptionStage description) {
    this.doctor = doctor;
    this.target = target;
    this.spec = description.spec();
    this.declared = description.declares(target);
  }

  /** The addresses to try; none when the stage failed. */
  List<InetAddress> look(Notes notes) {
    InetAddress literal = target.address().orElse(null);
    if (literal != null) {
      notes.skipped("the target is an address");
      return Collections.singletonList(literal);
    }
    List<InetAddress> known =
        doctor.hosts == null
            ? Collections.emptyList()
            : doctor.hosts.addresses(target.host()).orElse(Collections.emptyList());
    if (!known.isEmpty()) {
      shipped = true;
      age(notes, doctor.hosts.resolvedAt(target.host()).orElse(doctor.clock.instant()));
      return allowed(notes, known);
    }
    return resolve(notes);
  }

  /** Whether the addresses came with the job and nobody was asked. */
  boolean isShipped() {
    return shipped;
  }

  private void age(Notes notes, Instant resolvedAt) {
    Duration age = Duration.between(resolvedAt, doctor.clock.instant());
    notes.saw(
        "addresses shipped with the job, resolved "
            + resolvedAt
            + ", "
            + age.toMinutes()
            + " minutes ago");
    if (age.compareTo(GREATEST_AGE) > 0) {
      notes.met(
          "shipped-stale",
          "the addresses of "
              + target.host()
              + " were resolved at "
              + resolvedAt
              + ", more than a day ago");
    }
  }

  /** Asks the resolver; the JVM's may take longer than our time. */
  private List<InetAddress> resolve(Notes notes) {
    String host = target.host();
    long asked = doctor.nanoTime.getAsLong();
    String denial = doctor.jvm.denialOfLookup(host);
    if (denial != null) {
      notes.met("sandbox-resolve", "the sandbox denies " + denial);
      return Collections.emptyList();
    }
    long start = doctor.nanoTime.getAsLong();
    // What the JVM remembers may be the failure of that look-up: it is not of before then.
    boolean fresh = doctor.jvm.isSandboxed() && start - asked > ASKED_NANOS;
    List<InetAddress> answer;
    try {
      answer = doctor.resolver.resolve(host);
    } catch (UnknownHostException e) {
      long took = doctor.nanoTime.getAsLong() - start;
      unresolved(notes, String.valueOf(e.getMessage()), !fresh && took < REMEMBERED_NANOS);
      return Collections.emptyList();
    } catch (SecurityException e) {
      String denied = Jvm.permissionOf(e, Quoted.of(String.valueOf(e.getMessage())));
      notes.met("sandbox-resolve", "the sandbox denies " + denied);
      return Collections.emptyList();
    }
    notes.saw("the resolver answered " + text(answer));
    return allowed(notes, answer);
  }

  /** Whether none of the shipped addresses was reached, and one of those of now is. */
  boolean isRetired(Notes notes, List<InetAddress> stale, ConnectStage connect, Notes connecting) {
    List<InetAddress> now = newer(notes, stale);
    boolean reached = !now.isEmpty() && connect.look(connecting, now);
    if (reached) {
      notes.met(
          "shipped-stale",
          "the shipped addresses of " + target.host() + " do not answer, those of now do");
    }
    return reached;
  }

  private List<InetAddress> newer(Notes notes, List<InetAddress> stale) {
    String host = target.host();
    List<InetAddress> now = new ArrayList<>();
    if (doctor.jvm.denialOfLookup(host) != null) {
      return now;
    }
    try {
      List<InetAddress> answer = doctor.resolver.resolve(host);
      notes.saw("none of them was reached; the resolver answers " + text(answer) + " now");
      for (InetAddress address : answer) {
        if (isAllowed(address) && !stale.contains(address)) {
          now.add(address);
        }
      }
    } catch (UnknownHostException | SecurityException e) {
      notes.saw("none of them was reached, and the resolver does not know the name");
    }
    return now;
  }

  private boolean isAllowed(InetAddress address) {
    AddressScope scope = AddressScope.of(address);
    return scope != AddressScope.UNUSABLE
        && (spec == null || !declared || spec.allows(target, scope, doctor.workload));
  }

  private void unresolved(Notes notes, String message, boolean atOnce) {
    notes.saw("the resolver said " + Quoted.of(message));
    String fault = "dns-not-known";
    if (message.contains("NXDOMAIN")) {
      fault = "dns-nxdomain";
    } else if (message.contains("Temporary failure")) {
      fault = "dns-temporary";
    } else if (message.contains("No address associated")) {
      fault = "dns-no-address";
    } else if (atOnce && message.equals(target.host())) {
      fault = "dns-cached-failure";
    }
    notes.met(notes.canBe(fault) ? fault : "dns-not-known", target.host() + " has no IPv4 address");
  }

  private List<InetAddress> allowed(Notes notes, List<InetAddress> answer) {
    List<InetAddress> usable = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    boolean ipv6 = false;
    for (InetAddress address : answer) {
      AddressScope scope = AddressScope.of(address);
      String text = address.getHostAddress();
      if (scope == AddressScope.UNUSABLE) {
        ipv6 |= !(address instanceof Inet4Address);
        notes.saw("left out " + text);
      } else if (!isAllowed(address)) {
        refused.add(text + " (" + scope + ")");
      } else {
        if (scope != AddressScope.PUBLIC) {
          notes.saw(text + " is no public address (" + scope + ")");
        }
        usable.add(address);
      }
    }
    if (!refused.isEmpty()) {
      String message =
          target.host() + " is declared public but resolved to " + String.join(", ", refused);
      if (usable.isEmpty()) {
        notes.met("dns-private-answer", message);
      } else {
        notes.metAtTimes("dns-private-answer", message);
      }
    } else if (usable.isEmpty() && ipv6) {
      notes.met("dns-ipv6-only", target.host() + " has IPv6 addresses only: " + text(answer));
    } else if (usable.isEmpty()) {
      notes.fails(
          Cause.observed(
              Codes.DNS_UNRESOLVED,
              target.host() + " has no address at which something can be: " + text(answer),
              "mend its DNS entry"));
    }
    return usable;
  }

  private static String text(List<InetAddress> addresses) {
    List<String> texts = new ArrayList<>();
    for (InetAddress address : addresses) {
      texts.add(address.getHostAddress());
    }
    return texts.isEmpty() ? "no address" : String.join(", ", texts);
  }
}
