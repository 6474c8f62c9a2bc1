package io.github.mcegress.http;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was contacted in {@link EgressMode#OBSERVE}: by a client, by redirects that it followed and
 * by the adapters that asked it; and the description that all of it makes.
 *
 * <p>Each task tells its own on one line of standard error, which {@link #parse} finds again in the
 * logs of any number of tasks:
 *
 * <pre>{@code
 * EgressSpec spec = EgressObservation.parse(logs).describe(declared, Workload.UDF);
 * }</pre>
 *
 * <p>At most {@value #MOST} endpoints are kept, in a task and when merged; what came beyond is
 * counted and told. Immutable and thread-safe; holds no path, query, header or body.
 */
public final class EgressObservation {
  /** The most endpoints that are kept. */
  public static final int MOST = 1000;

  static final String PREFIX = "mcegress observation: ";

  private static final Pattern LINE =
      Pattern.compile(Pattern.quote(PREFIX) + "([0-9]{1,9}) beyond ([0-9]{1,18}):([^\r\n]*)");

  private final List<ObservedEndpoint> endpoints;
  private final long beyond;

  EgressObservation(Collection<ObservedEndpoint> observed, long beyond) {
    Map<String, ObservedEndpoint> sorted = new TreeMap<>();
    for (ObservedEndpoint one : observed) {
      sorted.merge(one.hostPort(), one, ObservedEndpoint::plus);
    }
    List<ObservedEndpoint> all = new ArrayList<>(sorted.values());
    int kept = Math.min(MOST, all.size());
    this.endpoints = Collections.unmodifiableList(new ArrayList<>(all.subList(0, kept)));
    this.beyond = beyond + all.size() - kept;
  }

  /**
   * Reads the lines that tasks told, wherever they stand in a text, and merges them; other lines
   * are passed over.
   *
   * @throws IllegalArgumentException if such a line was cut off or changed: what it held is unknown
   */
  public static EgressObservation parse(String logs) {
    EgressObservation all = new EgressObservation(Collections.emptyList(), 0);
    Matcher line = LINE.matcher(logs);
    int from = logs.indexOf(PREFIX);
    while (from >= 0) {
      if (!line.find(from) || line.start() != from) {
        throw cut(logs, from);
      }
      List<ObservedEndpoint> observed = new ArrayList<>();
      String listed = line.group(3).trim();
      for (String entry : listed.isEmpty() ? new String[0] : listed.split(" +", -1)) {
        observed.add(ObservedEndpoint.parse(entry));
      }
      if (observed.size() != Integer.parseInt(line.group(1))) {
        throw cut(logs, from);
      }
      all = all.plus(new EgressObservation(observed, Long.parseLong(line.group(2))));
      from = logs.indexOf(PREFIX, line.end());
    }
    return all;
  }

  private static IllegalArgumentException cut(String logs, int from) {
    int number = 1;
    for (int at = logs.indexOf('\n'); at >= 0 && at < from; at = logs.indexOf('\n', at + 1)) {
      number++;
    }
    return new IllegalArgumentException(
        "line "
            + number
            + " was cut off or changed: it begins with \""
            + PREFIX.trim()
            + "\" and does not hold the endpoints that it counts; take the whole line from the"
            + " task's log");
  }

  /** What was contacted, in alphabetical order, each host and port once. */
  public List<ObservedEndpoint> endpoints() {
    return endpoints;
  }

  /** How many contacts are not among the endpoints, since there were {@value #MOST} already. */
  public long beyond() {
    return beyond;
  }

  /** This observation and another's. */
  public EgressObservation plus(EgressObservation other) {
    List<ObservedEndpoint> all = new ArrayList<>(endpoints);
    all.addAll(other.endpoints);
    return new EgressObservation(all, beyond + other.beyond);
  }

  /**
   * The declared description with what was observed beside it: sorted, each endpoint once.
   *
   * <p>Under {@code internet} stands what had a public address, or none yet; what had loopback
   * addresses only, as in a test, under {@code private-addresses} too. Left out is what had other
   * private addresses, since no access list opens a way there, and names without a port; {@link
   * #remarks} tells both.
   *
   * @throws io.github.mcegress.InvalidEgressException if a service of the declared description has
   *     no endpoint in such a job
   */
  public EgressSpec describe(EgressSpec declared, Workload workload) {
    return new ObservedPlaces(this, declared, workload).spec();
  }

  /**
   * What {@link #describe} left out, a sentence each, with the line to add; empty where the
   * description is complete.
   *
   * @throws io.github.mcegress.InvalidEgressException as there
   */
  public List<String> remarks(EgressSpec declared, Workload workload) {
    return new ObservedPlaces(this, declared, workload).remarks();
  }

  /**
   * What {@link EgressClient#close} tells: the description, the SET lines, the lines for Spark's
   * {@code spark-defaults.conf}, the entry for the request form, and what is left to do as {@code
   * #} comments. One element per line.
   *
   * @throws io.github.mcegress.InvalidEgressException as at {@link #describe}
   */
  public List<String> toLines(EgressSpec declared, Workload workload) {
    return new ObservedLines(this, declared, workload).lines();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof EgressObservation && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The line that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(PREFIX);
    text.append(endpoints.size()).append(" beyond ").append(beyond).append(':');
    for (ObservedEndpoint endpoint : endpoints) {
      text.append(' ').append(endpoint);
    }
    return text.toString();
  }
}
