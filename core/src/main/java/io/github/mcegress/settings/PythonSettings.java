package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session hints of Python jobs, as Python text: PyODPS, MaxFrame and Mars.
 *
 * <p>In PyODPS explicit {@code hints=} win over SET lines of the SQL, both over {@code
 * options.sql.settings}, and {@code quota_name=} over {@code odps.task.wlm.quota}. Keys as in
 * {@link SessionHints}. The text is ASCII and means the same in Python 2.7 and 3. Source: PyODPS
 * (core.py, models/tasks/sql.py of 2026-08-14), read 2026-11-21. Immutable; equality is that of the
 * map.
 */
public final class PythonSettings {
  private final SessionHints hints;
  private final MaxFrameOptions maxFrame;

  private PythonSettings(SessionHints hints, MaxFrameOptions maxFrame) {
    WireText.check(hints.asMap());
    this.hints = hints;
    this.maxFrame = maxFrame;
  }

  /**
   * The settings of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}, or if a value cannot
   *     travel at all
   */
  public static PythonSettings from(EgressSpec spec) {
    return render(spec, null);
  }

  /**
   * The settings of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}, or if a
   *     value cannot travel at all
   */
  public static PythonSettings from(EgressSpec spec, ResolvedHosts hosts) {
    return render(spec, hosts);
  }

  private static PythonSettings render(EgressSpec spec, @Nullable ResolvedHosts hosts) {
    return hosts == null
        ? new PythonSettings(SessionHints.from(spec), MaxFrameOptions.from(spec))
        : new PythonSettings(SessionHints.from(spec, hosts), MaxFrameOptions.from(spec, hosts));
  }

  /** The settings by key, in the order of {@link SessionHints}. */
  public Map<String, String> asMap() {
    return hints.asMap();
  }

  /** The warnings of the rules; those of MaxFrame are its own, see {@link #maxFrameOptions}. */
  public List<Problem> warnings() {
    return hints.warnings();
  }

  /** What MaxFrame's decorator takes, with the doubts about it. */
  public MaxFrameOptions maxFrameOptions() {
    return maxFrame;
  }

  /**
   * A dict, for {@code execute_sql(sql, hints=...)}: a line per entry, without a line break at its
   * end.
   */
  public String toHintsDict() {
    return PythonText.dict(hints.asMap());
  }

  /** The statement {@code options.sql.settings = {...}}; it replaces what was set before. */
  public String toSqlSettings() {
    return "options.sql.settings = " + toHintsDict() + "\n";
  }

  /**
   * The same statement for a Mars job, with the doubt above it as a comment: no page tells the
   * settings of Mars.
   */
  public String toMars() {
    return "# No page that was read names these settings for Mars, only: \"For other job types, configure"
        + " settings accordingly\"\n# (Network connection process, 2025-02-12).\n"
        + toSqlSettings();
  }

  /**
   * The decorator {@code @with_network_options(...)} of a MaxFrame UDF, see {@link
   * MaxFrameOptions#toDecorator}. What it does not take (quota, batch, isolation) goes by {@link
   * #toSqlSettings}.
   */
  public String toMaxFrameOptions() {
    return maxFrame.toDecorator();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PythonSettings
        && asMap().equals(((PythonSettings) o).asMap())
        && maxFrame.equals(((PythonSettings) o).maxFrame);
  }

  @Override
  public int hashCode() {
    return asMap().hashCode();
  }

  /** The keys. */
  @Override
  public String toString() {
    return asMap().keySet().toString();
  }
}
