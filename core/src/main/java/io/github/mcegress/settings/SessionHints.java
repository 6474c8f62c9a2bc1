package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import io.github.mcegress.SettingText;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session hints of SQL and UDF jobs: rendered from a description, or read from a script's own
 * SET statements.
 *
 * <p>Rendered keys, in this order: {@code odps.internet.access.list}, {@code
 * odps.session.networklink}, {@code odps.task.wlm.quota}, {@code odps.isolation.session.enable},
 * {@code odps.sql.executionengine.batch.rowcount}, {@code odps.function.timeout}, {@code
 * odps.sql.split.dop}. Services stand in the access list by their public endpoints, see {@link
 * ServiceEndpoints}. Where connections are limited, batches have 32 rows unless the description
 * says otherwise, and without {@code max-tasks}, or with fewer connections than tasks, each table
 * is read by as many tasks as there are connections; what that does not hold for is a warning.
 * Sources: Network connection process, 2025-02-12; Flag parameters, read 2026-11-21. Immutable;
 * equality is that of the map.
 */
public final class SessionHints {
  /** {@code host:port,host:port}: the public endpoints of the job. */
  public static final String ACCESS_LIST = "odps.internet.access.list";

  /** The name of the network link of the session. */
  public static final String NETWORK_LINK = "odps.session.networklink";

  /** The nickname of the computing quota. */
  public static final String QUOTA = "odps.task.wlm.quota";

  /** {@code true} asks for isolation mode. */
  public static final String ISOLATION = "odps.isolation.session.enable";

  /** Rows handed to a UDF at once. */
  public static final String BATCH_ROWS = "odps.sql.executionengine.batch.rowcount";

  /** Seconds for one batch of rows. */
  public static final String FUNCTION_TIMEOUT = "odps.function.timeout";

  /** {@code {"*":N}}: tasks for each table, where connections are fewer than tasks. */
  public static final String SPLIT_DOP = "odps.sql.split.dop";

  private final Map<String, String> hints;
  private final List<SetStatement> statements;
  private final List<Problem> warnings;

  private SessionHints(
      Map<String, String> hints, List<SetStatement> statements, List<Problem> warnings) {
    this.hints = Collections.unmodifiableMap(new LinkedHashMap<>(hints));
    this.statements = statements;
    this.warnings = warnings;
  }

  /**
   * The hints of a description.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static SessionHints from(EgressSpec spec) {
    return render(spec, null);
  }

  /**
   * The hints of a description; with {@code list-addresses} the resolved addresses of public
   * endpoints are listed behind the names.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static SessionHints from(EgressSpec spec, ResolvedHosts hosts) {
    return render(spec, hosts);
  }

  /**
   * The hints of a script's own SET statements, wherever they stand in it; comments and string
   * literals are skipped, values are not judged.
   *
   * @throws InvalidEgressException if one key has two values, with both lines, or the script cannot
   *     be read
   */
  public static SessionHints parse(String sqlScript) {
    SqlScript script = SqlScript.parse(sqlScript);
    return new SessionHints(script.asMap(), script.settings(), script.warnings());
  }

  private static SessionHints render(EgressSpec described, @Nullable ResolvedHosts hosts) {
    List<Problem> problems = new ArrayList<>(Rules.check(described, Workload.UDF));
    InvalidEgressException.throwOnErrors(problems);
    EgressSpec spec = ServiceEndpoints.expand(described, Workload.UDF);
    Map<String, String> hints = new LinkedHashMap<>();
    if (!spec.internet().isEmpty()) {
      hints.put(ACCESS_LIST, String.join(",", accessList(spec, hosts)));
    }
    spec.networkLink().ifPresent(link -> hints.put(NETWORK_LINK, link.name()));
    spec.computeQuota().ifPresent(quota -> hints.put(QUOTA, quota));
    if (spec.isolation()) {
      hints.put(ISOLATION, "true");
    }
    if (spec.batchRows().isPresent() || spec.maxConnections().isPresent()) {
      hints.put(BATCH_ROWS, String.valueOf(Parallelism.rows(spec)));
    }
    spec.batchTimeout()
        .ifPresent(timeout -> hints.put(FUNCTION_TIMEOUT, String.valueOf(timeout.getSeconds())));
    if (Parallelism.isLowered(spec)) {
      hints.put(SPLIT_DOP, Parallelism.splitDop(spec));
    }
    if (!spec.batchRows().isPresent() && spec.maxConnections().isPresent()) {
      problems.addAll(Rules.checkHints(hints));
    }
    addressesThatAreMissing(spec, hosts).ifPresent(problems::add);
    return new SessionHints(hints, Collections.emptyList(), Collections.unmodifiableList(problems));
  }

  private static Optional<Problem> addressesThatAreMissing(
      EgressSpec spec, @Nullable ResolvedHosts hosts) {
    if (!spec.listAddresses()) {
      return Optional.empty();
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Endpoint endpoint : spec.internet()) {
      boolean known =
          endpoint.address().isPresent()
              || (hosts != null && hosts.addresses(endpoint.host()).isPresent());
      if (!known) {
        missing.add(endpoint.host());
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                    Codes.DNS_UNRESOLVED,
                    "list-addresses = true, but there are no addresses of "
                        + String.join(", ", missing),
                    "resolve them first and pass them: from(spec, hosts)")
                .at("list-addresses", 0));
  }

  private static Set<String> accessList(EgressSpec spec, @Nullable ResolvedHosts hosts) {
    Set<String> list = new LinkedHashSet<>();
    for (Endpoint endpoint : spec.internet()) {
      list.add(endpoint.toString());
    }
    if (spec.listAddresses() && hosts != null) {
      for (Endpoint endpoint : spec.internet()) {
        for (InetAddress address :
            hosts.addresses(endpoint.host()).orElse(Collections.emptyList())) {
          list.add(address.getHostAddress() + ":" + endpoint.port());
        }
      }
    }
    return list;
  }

  /** The hints by key, in their fixed order. */
  public Map<String, String> asMap() {
    return hints;
  }

  /** The SET statements that were read, each with its line; empty when rendered. */
  public List<SetStatement> statements() {
    return statements;
  }

  /**
   * Warnings: those of the rules when rendered; when read, what odps-jdbc or PyODPS would read
   * otherwise.
   */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * One line {@code SET key=value;} per hint, each ended by a line break.
   *
   * @throws InvalidEgressException if a key or value that was read cannot be written so that every
   *     reader sees the same
   */
  public String toSetStatements() {
    List<Problem> problems = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    hints.forEach(
        (key, value) -> {
          problems.addAll(unwritable(key, value));
          text.append("SET ").append(key).append('=').append(value).append(";\n");
        });
    InvalidEgressException.throwOnErrors(problems);
    return text.toString();
  }

  private static List<Problem> unwritable(String key, String value) {
    List<Problem> problems = new ArrayList<>();
    SettingText.problemOf(key).ifPresent(problems::add);
    SettingText.problemOf(value).ifPresent(problem -> problems.add(problem.at(key, 0)));
    if (problems.isEmpty()) {
      SetReaders.refusals(key, value).forEach(problem -> problems.add(problem.at(key, 0)));
    }
    return problems;
  }

  /** A JSON object of strings, on one line: the text of a task's property {@code settings}. */
  public String toJson() {
    return HintsJson.of(hints);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SessionHints && hints.equals(((SessionHints) o).hints);
  }

  @Override
  public int hashCode() {
    return hints.hashCode();
  }

  /** The keys; a script's own values may be secret. */
  @Override
  public String toString() {
    return hints.keySet().toString();
  }
}
