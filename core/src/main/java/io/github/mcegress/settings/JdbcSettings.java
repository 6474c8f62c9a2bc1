package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.SetReaders;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.EnumSet;

/**
 * The session hints of jobs that go through odps-jdbc: as a block of SET lines before a query, or
 * as the connection property {@code settings}.
 *
 * <p>odps-jdbc takes the SET block off the query and applies it to that query only; a lone SET
 * statement stays for the connection. With {@code skipSqlRewrite} (or {@code skipSqlCheck}) the
 * block is not taken off. The property holds for every query of the connection, may hold what a SET
 * line may not, and is a JSON object. Keys as in {@link SessionHints}. Sources: odps-jdbc 3.4.2
 * (Utils, ConnectionResource) and 3.10.10, read 2026-11-21. Immutable; equality is that of the map.
 */
public final class JdbcSettings extends SettingsMap {
  /** The name of the connection property. */
  public static final String PROPERTY = "settings";

  private static final String HEX = "0123456789ABCDEF";

  private JdbcSettings(SessionHints hints) {
    super(hints.asMap(), hints.warnings());
  }

  /**
   * The settings of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}
   */
  public static JdbcSettings from(EgressSpec spec) {
    return new JdbcSettings(SessionHints.from(spec));
  }

  /**
   * The settings of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}
   */
  public static JdbcSettings from(EgressSpec spec, ResolvedHosts hosts) {
    return new JdbcSettings(SessionHints.from(spec, hosts));
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static JdbcSettings from(EgressSpec spec, Catalog catalog) {
    return new JdbcSettings(SessionHints.from(spec, catalog));
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static JdbcSettings from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    return new JdbcSettings(SessionHints.from(spec, hosts, catalog));
  }

  /**
   * The block to put before a query: one line {@code SET key=value;} per setting, no comments
   * (3.4.2 stops at one).
   *
   * @throws InvalidEgressException with every value that odps-jdbc reads otherwise: such a value
   *     goes by the connection property
   */
  public String toSetBlock() {
    return SetText.of(asMap(), EnumSet.of(SetReaders.Reader.ODPS_JDBC));
  }

  /** The value of the property {@link #PROPERTY} in a {@code java.util.Properties}: JSON, ASCII. */
  public String toJson() {
    return HintsJson.ascii(asMap());
  }

  /**
   * The property as a URL takes it, {@code settings=%7B...%7D}: behind {@code ?} or {@code &} of a
   * {@code jdbc:odps:https://service.../api?project=p}.
   *
   * <p>ASCII even before it is encoded: the driver decodes with the platform's charset.
   */
  public String toUrlParameter() {
    StringBuilder text = new StringBuilder(PROPERTY).append('=');
    String json = toJson();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isUnreserved(c)) {
        text.append(c);
      } else {
        text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return text.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_';
  }
}
