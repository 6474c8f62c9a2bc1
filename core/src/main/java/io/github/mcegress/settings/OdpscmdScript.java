package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The session hints of jobs that odpscmd starts: SET lines for the head of its script.
 *
 * <p>odpscmd keeps what was set until {@code unset key}, for SQL and MapReduce alike, and forgets
 * it at {@code use project}: the lines belong behind that. Keys as in {@link SessionHints}; none of
 * them is among those that odpscmd takes for itself. Source: odpscmd (SetCommand, UseQuotaCommand,
 * UseProjectCommand, CommandSplitter of 2026-06-03), read 2026-11-21. Immutable; equality is that
 * of the map.
 */
public final class OdpscmdScript extends SettingsMap {
  private OdpscmdScript(SessionHints hints) {
    super(hints.asMap(), withItsOwn(hints));
  }

  private static List<Problem> withItsOwn(SessionHints hints) {
    List<Problem> warnings = new ArrayList<>(hints.warnings());
    if (hints.asMap().containsKey(SessionHints.QUOTA)) {
      warnings.add(
          Problem.warning(
                  Codes.SQL_READER,
                  "odpscmd sets "
                      + SessionHints.QUOTA
                      + " itself: \"use quota\" behind the SET, or --quota-name, overwrites it",
                  "leave \"use quota\" out of the script, or put it before the SET lines")
              .at("compute-quota", 0)
              .from("UseQuotaCommand.java of odpscmd, 2026-06-03"));
    }
    return warnings;
  }

  /**
   * The script of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}
   */
  public static OdpscmdScript from(EgressSpec spec) {
    return new OdpscmdScript(SessionHints.from(spec));
  }

  /**
   * The script of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}
   */
  public static OdpscmdScript from(EgressSpec spec, ResolvedHosts hosts) {
    return new OdpscmdScript(SessionHints.from(spec, hosts));
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static OdpscmdScript from(EgressSpec spec, Catalog catalog) {
    return new OdpscmdScript(SessionHints.from(spec, catalog));
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static OdpscmdScript from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    return new OdpscmdScript(SessionHints.from(spec, hosts, catalog));
  }

  /**
   * One line {@code SET key=value;} per setting, each ended by a line break.
   *
   * @throws InvalidEgressException with every value that odpscmd reads otherwise: such a value goes
   *     by a line {@code set.key=value} of its {@code odps_config.ini}
   */
  public String toScript() {
    return SetText.of(asMap(), EnumSet.of(SetReaders.Reader.ODPSCMD));
  }
}
