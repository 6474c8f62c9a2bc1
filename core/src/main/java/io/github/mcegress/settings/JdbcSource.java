package io.github.mcegress.settings;

import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of an ApsaraDB RDS for MySQL database, with the user and password that the documented
 * LOCATION holds: {@code jdbc:mysql://host:port/database?useSSL=false&user=u&password=p&table=t}.
 *
 * <p>No page describes a RAM role for RDS. So the password ends up in the table's CREATE statement:
 * use an account that can do no more than the table needs. It is in no error and no {@code
 * toString}. Immutable and thread-safe. Source: RDS external tables, read 2026-11-21.
 */
public final class JdbcSource {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$]*[A-Za-z_$][A-Za-z0-9_$]*");

  private final Endpoint endpoint;
  private final String database;
  private final String table;
  private final String user;
  private final String password;

  private JdbcSource(
      Endpoint endpoint, String database, String table, String user, String password) {
    this.endpoint = endpoint;
    this.database = database;
    this.table = table;
    this.user = user;
    this.password = password;
  }

  /**
   * A table of a MySQL database.
   *
   * @param hostPort say {@code rm-xxx.mysql.rds.aliyuncs.com:3306}
   * @throws InvalidEgressException with everything that is wrong: no {@code host:port}, or a name,
   *     user or password with a character that means something in a URL, since no page says how it
   *     is written there
   */
  public static JdbcSource mysql(
      String hostPort, String database, String table, String user, String password) {
    List<Problem> problems = new ArrayList<>();
    Endpoint endpoint = null;
    try {
      endpoint = Endpoint.parse(hostPort);
    } catch (InvalidEgressException e) {
      problems.addAll(e.problems());
    }
    LocationName.name("database", database, problems);
    LocationName.name("table", table, problems);
    LocationName.credential("user", user, problems);
    LocationName.credential("password", password, problems);
    if (endpoint == null || !problems.isEmpty()) {
      throw new InvalidEgressException(problems);
    }
    return new JdbcSource(endpoint, database, table, user, password);
  }

  /** Where the database listens. */
  public Endpoint endpoint() {
    return endpoint;
  }

  public String database() {
    return database;
  }

  public String table() {
    return table;
  }

  /** The LOCATION, user and password in it. */
  String location() {
    return "jdbc:mysql://"
        + endpoint
        + "/"
        + database
        + "?useSSL=false&user="
        + user
        + "&password="
        + password
        + "&table="
        + table;
  }

  /** The statement by which the rows are read. */
  String query() {
    return "SELECT * FROM " + identifier(database) + "." + identifier(table);
  }

  private static String identifier(String name) {
    return PLAIN.matcher(name).matches() ? name : "`" + name + "`";
  }

  /** The database and table; no user, no password. */
  @Override
  public String toString() {
    return database + "." + table + " at " + endpoint;
  }
}
