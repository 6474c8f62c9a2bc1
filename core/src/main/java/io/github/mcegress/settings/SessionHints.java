package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.BatchDeadline;
import io.github.mcegress.capacity.ParallelismHints;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * is read by as many tasks as there are connections; what that does not hold for is a warning, and
 * the hints that do hold there are added by {@link #with}. Sources: Network connection process,
 * 2025-02-12; Flag parameters, read 2026-11-21. Immutable; equality is that of the map.
 */
public final class SessionHints extends SettingsMap {
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

  private final List<SetStatement> statements;

  private SessionHints(
      Map<String, String> hints, List<SetStatement> statements, List<Problem> warnings) {
    super(hints, warnings);
    this.statements = statements;
  }

  /**
   * The hints of a description.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static SessionHints from(EgressSpec spec) {
    return from(spec, AccessListEntries.NO_ADDRESSES);
  }

  /**
   * The hints of a description; with {@code list-addresses} the resolved addresses of public
   * endpoints are listed behind the names.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static SessionHints from(EgressSpec spec, ResolvedHosts hosts) {
    return from(spec, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static SessionHints from(EgressSpec spec, Catalog catalog) {
    return from(spec, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static SessionHints from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    NetworkHints network = new NetworkHints(spec, Workload.UDF, hosts, catalog);
    Map<String, String> hints = network.hints;
    boolean limited = spec.maxConnections().isPresent();
    if (spec.batchRows().isPresent() || limited) {
      hints.put(BATCH_ROWS, String.valueOf(BatchDeadline.rowsOf(spec)));
    }
    network.putTimeout();
    hints.putAll(ParallelismHints.of(spec, Workload.UDF).asMap());
    if (!spec.batchRows().isPresent() && limited) {
      network.problems.addAll(Rules.checkHints(hints));
    }
    return new SessionHints(hints, Collections.emptyList(), network.problems);
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

  /**
   * These hints with others behind them, such as only who knows the query can ask for:
   *
   * <pre>{@code
   * ParallelismHints tasks = ParallelismHints.of(spec, Workload.UDF);
   * SessionHints.from(spec).with(tasks.forInput(bytes)).with(tasks.behindShuffle())
   * }</pre>
   *
   * @throws InvalidEgressException if one of the others stands here with another value
   */
  public SessionHints with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(asMap());
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> other : others.entrySet()) {
      String key = other.getKey();
      String known = all.putIfAbsent(key, other.getValue());
      if (known != null && !known.equals(other.getValue())) {
        problems.add(
            Problem.error(
                Codes.HINT_CONFLICT,
                key
                    + " is "
                    + HintText.shown(key, known)
                    + ", and added as "
                    + HintText.shown(key, other.getValue()),
                "keep one of them"));
      }
    }
    InvalidEgressException.throwOnErrors(problems);
    return new SessionHints(all, statements, warnings());
  }

  /** The SET statements that were read, each with its line; empty when rendered. */
  public List<SetStatement> statements() {
    return statements;
  }

  /**
   * One line {@code SET key=value;} per hint, each ended by a line break.
   *
   * @throws InvalidEgressException if a key or value that was read cannot be written so that every
   *     reader sees the same
   */
  public String toSetStatements() {
    return SetText.of(asMap(), EnumSet.allOf(SetReaders.Reader.class));
  }

  /** A JSON object of strings, on one line: the text of a task's property {@code settings}. */
  public String toJson() {
    return HintsJson.of(asMap());
  }
}
