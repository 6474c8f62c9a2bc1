package io.github.mcegress.http;

import io.github.mcegress.AddressScope;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A host and port that a job contacted, what for, and what kind of addresses it had there.
 *
 * <p>Uses: {@code https} or {@code http} for a call, {@code https<login.example.com:443} for one
 * that this redirect asked for, else the name of the adapter that connected, say {@code
 * postgresql}. The port is unknown where a library asked for the addresses of a name and kept the
 * port to itself. Immutable; ordered and equal by its text.
 */
public final class ObservedEndpoint implements Comparable<ObservedEndpoint> {
  /** Which of the uses are kept: the first four, so that merging gives the same in any order. */
  private static final int MOST_USES = 4;

  private static final Pattern USE =
      Pattern.compile("[a-z][a-z0-9]{0,15}(<[a-z0-9.-]{1,253}:[0-9]{1,5})?");

  private final String host;
  private final int port;
  private final SortedSet<String> uses;
  private final Set<AddressScope> scopes;

  private ObservedEndpoint(
      String host, int port, SortedSet<String> uses, Set<AddressScope> scopes) {
    this.host = host;
    this.port = port;
    this.uses = Collections.unmodifiableSortedSet(uses);
    this.scopes = Collections.unmodifiableSet(scopes);
  }

  static ObservedEndpoint of(Endpoint endpoint, String use) {
    return new ObservedEndpoint(endpoint.host(), endpoint.port(), one(use), none());
  }

  static ObservedEndpoint withoutPort(String host, String use) {
    return new ObservedEndpoint(host, 0, one(use), none());
  }

  private static SortedSet<String> one(String use) {
    return new TreeSet<>(Collections.singleton(use));
  }

  private static Set<AddressScope> none() {
    return EnumSet.noneOf(AddressScope.class);
  }

  static boolean isUse(String text) {
    return USE.matcher(text).matches();
  }

  /** Reads {@link #toString}. */
  static ObservedEndpoint parse(String text) {
    String[] parts = text.split("\\|", -1);
    int colon = parts[0].lastIndexOf(':');
    if (parts.length != 3 || colon < 0) {
      throw new IllegalArgumentException("\"" + text + "\" is not host:port|uses|addresses");
    }
    boolean unknown = parts[0].endsWith(":?");
    try {
      Endpoint endpoint =
          unknown ? Endpoint.of(parts[0].substring(0, colon), 1) : Endpoint.parse(parts[0]);
      SortedSet<String> uses = new TreeSet<>();
      for (String use : parts[1].split(",", -1)) {
        if (!isUse(use)) {
          throw new IllegalArgumentException("\"" + text + "\" has the use \"" + use + "\"");
        }
        uses.add(use);
      }
      Set<AddressScope> scopes = none();
      for (String scope : parts[2].equals("-") ? new String[0] : parts[2].split(",", -1)) {
        scopes.add(AddressScope.valueOf(scope));
      }
      return new ObservedEndpoint(endpoint.host(), unknown ? 0 : endpoint.port(), uses, scopes);
    } catch (InvalidEgressException e) {
      throw new IllegalArgumentException("\"" + text + "\" is refused: " + e.getMessage(), e);
    }
  }

  /** The host name or IPv4 address. */
  public String host() {
    return host;
  }

  /** The port, or nothing where it is unknown. */
  public OptionalInt port() {
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** What for, in alphabetical order; of more than four the first four. */
  public SortedSet<String> uses() {
    return uses;
  }

  /** The kinds of addresses that were to be connected to; empty where it did not come to that. */
  public Set<AddressScope> scopes() {
    return scopes;
  }

  /** {@code host:port} or {@code host:?}. */
  String hostPort() {
    return host + ":" + (port == 0 ? "?" : String.valueOf(port));
  }

  boolean hasUse(String use) {
    return uses.contains(use) || (uses.size() == MOST_USES && uses.last().compareTo(use) < 0);
  }

  ObservedEndpoint withUse(String use) {
    SortedSet<String> more = new TreeSet<>(uses);
    more.add(use);
    return new ObservedEndpoint(host, port, first(more), scopes);
  }

  ObservedEndpoint withScopes(Set<AddressScope> seen) {
    Set<AddressScope> all = none();
    all.addAll(scopes);
    all.addAll(seen);
    return new ObservedEndpoint(host, port, uses, all);
  }

  /** What both saw of one host and port. */
  ObservedEndpoint plus(ObservedEndpoint other) {
    SortedSet<String> all = new TreeSet<>(uses);
    all.addAll(other.uses);
    return new ObservedEndpoint(host, port, first(all), scopes).withScopes(other.scopes);
  }

  private static SortedSet<String> first(SortedSet<String> uses) {
    SortedSet<String> first = new TreeSet<>(uses);
    while (first.size() > MOST_USES) {
      first.remove(first.last());
    }
    return first;
  }

  @Override
  public int compareTo(ObservedEndpoint other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ObservedEndpoint && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code host:port|uses|addresses}, without blanks. */
  @Override
  public String toString() {
    StringBuilder kinds = new StringBuilder();
    for (AddressScope scope : scopes) {
      kinds.append(kinds.length() == 0 ? "" : ",").append(scope);
    }
    return hostPort() + "|" + String.join(",", uses) + "|" + (kinds.length() == 0 ? "-" : kinds);
  }
}
