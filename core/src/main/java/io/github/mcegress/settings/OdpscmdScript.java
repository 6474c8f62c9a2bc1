package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The session hints of jobs that odpscmd starts: SET lines for the head of its script.
 *
 * <p>odpscmd keeps what was set until {@code unset key}, for SQL and MapReduce alike, and forgets
 * it at {@code use project}: the lines belong behind that. Keys as in {@link SessionHints}; none of
 * them is among those that odpscmd takes for itself. Source: odpscmd (SetCommand, UseQuotaCommand,
 * UseProjectCommand, CommandSplitter of 2026-06-03), read 2026-11-21. Immutable; equality is that
 * of the map.
 */
public final class OdpscmdScript {
  private final SessionHints hints;
  private final List<Problem> warnings;

  private OdpscmdScript(SessionHints hints) {
    WireText.check(hints.asMap());
    this.hints = hints;
    List<Problem> all = new ArrayList<>(hints.warnings());
    if (hints.asMap().containsKey(SessionHints.QUOTA)) {
      all.add(
          Problem.warning(
                  Codes.SQL_READER,
                  "odpscmd sets "
                      + SessionHints.QUOTA
                      + " itself: \"use quota\" behind the SET, or --quota-name, overwrites it",
                  "leave \"use quota\" out of the script, or put it before the SET lines")
              .at("compute-quota", 0)
              .from("UseQuotaCommand.java of odpscmd, 2026-06-03"));
    }
    warnings = Collections.unmodifiableList(all);
  }

  /**
   * The script of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}, or if a value cannot
   *     travel at all
   */
  public static OdpscmdScript from(EgressSpec spec) {
    return new OdpscmdScript(SessionHints.from(spec));
  }

  /**
   * The script of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}, or if a
   *     value cannot travel at all
   */
  public static OdpscmdScript from(EgressSpec spec, ResolvedHosts hosts) {
    return new OdpscmdScript(SessionHints.from(spec, hosts));
  }

  /** The settings by key, in the order of {@link SessionHints}. */
  public Map<String, String> asMap() {
    return hints.asMap();
  }

  /** The warnings of the rules, and where odpscmd itself may overwrite a setting. */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * One line {@code SET key=value;} per setting, each ended by a line break.
   *
   * @throws InvalidEgressException with every value that odpscmd, odps-jdbc or PyODPS reads
   *     otherwise
   */
  public String toScript() {
    return SetText.of(hints.asMap());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof OdpscmdScript && asMap().equals(((OdpscmdScript) o).asMap());
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
