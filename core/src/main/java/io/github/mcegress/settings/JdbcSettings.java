package io.github.mcegress.settings;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.util.List;
import java.util.Map;

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
public final class JdbcSettings {
  /** The name of the connection property. */
  public static final String PROPERTY = "settings";

  private static final String HEX = "0123456789ABCDEF";

  private final SessionHints hints;

  private JdbcSettings(SessionHints hints) {
    WireText.check(hints.asMap());
    this.hints = hints;
  }

  /**
   * The settings of a description.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec)}, or if a value cannot
   *     travel at all
   */
  public static JdbcSettings from(EgressSpec spec) {
    return new JdbcSettings(SessionHints.from(spec));
  }

  /**
   * The settings of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException as {@link SessionHints#from(EgressSpec, ResolvedHosts)}, or if a
   *     value cannot travel at all
   */
  public static JdbcSettings from(EgressSpec spec, ResolvedHosts hosts) {
    return new JdbcSettings(SessionHints.from(spec, hosts));
  }

  /** The settings by key, in the order of {@link SessionHints}. */
  public Map<String, String> asMap() {
    return hints.asMap();
  }

  /** The warnings of the rules. */
  public List<Problem> warnings() {
    return hints.warnings();
  }

  /**
   * The block to put before a query: one line {@code SET key=value;} per setting, no comments
   * (3.4.2 stops at one).
   *
   * @throws InvalidEgressException with every value that odps-jdbc, odpscmd or PyODPS reads
   *     otherwise: such a value goes by the connection property
   */
  public String toSetBlock() {
    return SetText.of(hints.asMap());
  }

  /** The value of the property {@link #PROPERTY} in a {@code java.util.Properties}: JSON, ASCII. */
  public String toJson() {
    return HintsJson.ascii(hints.asMap());
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

  @Override
  public boolean equals(Object o) {
    return o instanceof JdbcSettings && asMap().equals(((JdbcSettings) o).asMap());
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
