package io.github.mcegress.maxcompute;

import com.aliyun.odps.Instance;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.task.SQLTask;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SetStatement;
import io.github.mcegress.settings.SqlScript;
import io.github.mcegress.settings.SqlStatement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A SQL script ready to be submitted with all of its hints: those of the description, those of the
 * script's own SET lines, and the caller's.
 *
 * <p>No hint is lost and none wins over another: one key with two values is an error. The SDK adds
 * its global settings ({@code Odps.setGlobalSettings}, which hold for the whole JVM), its own
 * {@code odps.idata.userenv}, and {@code odps.default.schema} when the client has a schema and no
 * source has that hint. {@code SQLTask.setDefaultHints} cannot be read through the SDK's public
 * interface (odps-sdk-core 0.57.1), and the SDK drops it as soon as a task has hints of its own:
 * give such hints to {@link Builder#hints} instead.
 *
 * <p>Immutable and thread-safe.
 */
public final class SqlJob {
  private final HintSources sources;
  private final Map<String, String> hints;
  private final List<SqlStatement> statements;
  private final List<Problem> warnings;

  private SqlJob(Builder builder) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> told = new ArrayList<>();
    sources = new HintSources();
    try {
      SessionHints own =
          builder.hosts == null
              ? SessionHints.from(builder.spec())
              : SessionHints.from(builder.spec(), builder.hosts);
      own.asMap().forEach((key, value) -> sources.add(key, value, HintSources.DESCRIPTION, 0));
      told.addAll(own.warnings());
    } catch (InvalidEgressException e) {
      problems.addAll(e.problems());
    }
    List<SqlStatement> read = Collections.emptyList();
    SqlScript script = null;
    try {
      script = SqlScript.parse(builder.script());
      for (SetStatement set : script.settings()) {
        String source = "line " + set.line() + " of the script";
        sources.add(set.key(), set.value(), source, set.line());
      }
      problems.addAll(ScriptDoubts.ofSemicolons(script));
      read = script.statements();
      told.addAll(script.warnings());
      if (read.isEmpty()) {
        problems.add(
            Problem.error(
                Codes.SQL_EMPTY,
                "the script has no statement" + (script.settings().isEmpty() ? "" : " but SET"),
                "write the SQL that the hints are for"));
      }
    } catch (InvalidEgressException e) {
      problems.addAll(e.problems());
    }
    builder.hints.forEach((key, value) -> sources.add(key, value, HintSources.CALLER, 0));
    problems.addAll(sources.problems());
    InvalidEgressException.throwOnErrors(problems);
    hints = sources.asMap();
    statements = read;
    if (script != null) {
      List<Problem> more = new ArrayList<>(script.warningsWith(hints));
      more.addAll(ScriptDoubts.of(script, builder.hints, hasLink()));
      for (Problem problem : more) {
        if (told.stream().noneMatch(it -> it.message().equals(problem.message()))) {
          told.add(problem);
        }
      }
    }
    warnings = Collections.unmodifiableList(told);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The merged hints: the description's, then the script's, then the caller's. */
  public Map<String, String> hints() {
    return hints;
  }

  /** The statements, SET lines taken out; each becomes one instance. */
  public List<SqlStatement> statements() {
    return statements;
  }

  /**
   * Warnings of the rules, what other readers of the script would read otherwise, what the script
   * does together with its hints, and what the sources say differently about its SET lines.
   */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * Submits one statement, without waiting for it.
   *
   * @throws InvalidEgressException if the SDK's global settings have another value for one of the
   *     hints; nothing was submitted
   * @throws MaxComputeException if the endpoint does not answer; sent once, so within the client's
   *     own time-outs
   * @throws OdpsException if MaxCompute refuses the statement
   * @throws IllegalArgumentException if the statement is not one of {@link #statements}, or the
   *     client has no default project
   */
  public Instance submit(Odps odps, SqlStatement statement) throws OdpsException {
    if (!statements.contains(statement)) {
      throw new IllegalArgumentException(
          "the statement is not of this script; take it from statements()");
    }
    String project = MaxComputeProject.nameOf(odps);
    checkGlobalSettings(odps);
    try {
      return SdkCall.of(
          odps,
          () ->
              SQLTask.run(
                  odps,
                  project,
                  statement.text(),
                  new LinkedHashMap<>(hints),
                  new LinkedHashMap<>()));
    } catch (IOException e) {
      throw new OdpsException(e);
    }
  }

  private boolean hasLink() {
    return hints.containsKey(SessionHints.NETWORK_LINK);
  }

  private void checkGlobalSettings(Odps odps) {
    HintSources all = new HintSources(sources);
    odps.getGlobalSettings()
        .forEach((key, value) -> all.addAsIs(key, value, HintSources.GLOBAL, 0));
    InvalidEgressException.throwOnErrors(all.problems());
  }

  /** As {@link #run(Odps, Duration, BiConsumer)}, without being told of each instance. */
  public List<SqlResult> run(Odps odps, Duration timeout)
      throws OdpsException, InterruptedException {
    return run(odps, timeout, (statement, instance) -> {});
  }

  /**
   * Runs the script: submits each statement when the one before has succeeded.
   *
   * <p>Begins with {@link MaxComputeProject#checkReachable}. A statement that outlives its time, or
   * is being waited for when this thread is interrupted, is left running.
   *
   * @param timeout the most time for each statement
   * @param submitted told of each instance before it is waited for, say to print its id
   * @return one result per statement, in order
   * @throws MaxComputeException if the endpoint does not answer, or a statement fails or outlives
   *     its time: told with its line and the instance's id
   * @throws InvalidEgressException as {@link #submit}
   * @throws OdpsException if MaxCompute refuses a statement
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws IllegalArgumentException if the timeout is zero or negative, or the client has no
   *     default project
   */
  public List<SqlResult> run(
      Odps odps, Duration timeout, BiConsumer<SqlStatement, Instance> submitted)
      throws OdpsException, InterruptedException {
    return run(odps, new StatementWait(PollTime.SYSTEM, timeout), submitted);
  }

  List<SqlResult> run(Odps odps, StatementWait wait, BiConsumer<SqlStatement, Instance> submitted)
      throws OdpsException, InterruptedException {
    checkGlobalSettings(odps);
    MaxComputeProject.checkReachable(odps);
    List<SqlResult> results = new ArrayList<>();
    for (SqlStatement statement : statements) {
      Instance instance = submit(odps, statement);
      submitted.accept(statement, instance);
      try {
        results.add(wait.resultOf(odps, statement, instance));
      } catch (MaxComputeException e) {
        throw ScriptDoubts.explained(e, hasLink());
      }
    }
    return Collections.unmodifiableList(results);
  }

  /** The number of statements and the keys of the hints; no SQL and no values. */
  @Override
  public String toString() {
    return statements.size() + " statements with " + hints.keySet();
  }

  /** Collects a job; {@link #build} checks it. Not thread-safe. */
  public static final class Builder {
    private @Nullable EgressSpec spec;
    private @Nullable ResolvedHosts hosts;
    private @Nullable String script;
    private final Map<String, String> hints = new LinkedHashMap<>();

    private Builder() {}

    /** The description; required. */
    public Builder spec(EgressSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Addresses that are listed beside the names when the description says list-addresses. */
    public Builder hosts(ResolvedHosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /** The SQL script with its own SET lines; required. */
    public Builder script(String script) {
      this.script = script;
      return this;
    }

    /** Further hints of the caller's own. */
    public Builder hints(Map<String, String> hints) {
      this.hints.putAll(hints);
      return this;
    }

    /**
     * The job.
     *
     * @throws InvalidEgressException with everything that is wrong: the rules' errors, the
     *     script's, hints that a SET statement could not carry, and every key with two values
     * @throws IllegalArgumentException if the description or the script is missing
     */
    public SqlJob build() {
      return new SqlJob(this);
    }

    private EgressSpec spec() {
      if (spec == null) {
        throw new IllegalArgumentException("the description is missing; call spec");
      }
      return spec;
    }

    private String script() {
      if (script == null) {
        throw new IllegalArgumentException("the script is missing; call script");
      }
      return script;
    }
  }
}
