package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.dns.ResolvedHosts;

/**
 * The session hints of Python jobs, as Python text: PyODPS, MaxFrame and Mars.
 *
 * <p>In PyODPS explicit {@code hints=} win over SET lines of the SQL, both over {@code
 * options.sql.settings}, and {@code quota_name=} over {@code odps.task.wlm.quota}. Keys as in
 * {@link SessionHints}; {@link #warnings} are those of the rules, MaxFrame's are its own ({@link
 * #maxFrameOptions}). The text is ASCII and means the same in Python 2.7 and 3. Source: PyODPS
 * (core.py, models/tasks/sql.py of 2026-08-14), read 2026-11-21. Immutable; equality is that of the
 * map.
 */
public final class PythonSettings extends SettingsMap {
  private final MaxFrameOptions maxFrame;

  private PythonSettings(SessionHints hints, MaxFrameOptions maxFrame) {
    super(hints.asMap(), hints.warnings());
    this.maxFrame = maxFrame;
  }

  /**
   * The settings of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}
   */
  public static PythonSettings from(EgressSpec spec) {
    return from(spec, AccessListEntries.NO_ADDRESSES);
  }

  /**
   * The settings of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}
   */
  public static PythonSettings from(EgressSpec spec, ResolvedHosts hosts) {
    return from(spec, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static PythonSettings from(EgressSpec spec, Catalog catalog) {
    return from(spec, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static PythonSettings from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    return new PythonSettings(
        SessionHints.from(spec, hosts, catalog), MaxFrameOptions.from(spec, hosts, catalog));
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
    return PythonText.dict(asMap());
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
    return super.equals(o) && maxFrame.equals(((PythonSettings) o).maxFrame);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
