package io.github.mcegress.maxcompute;

import com.aliyun.odps.Instance;
import io.github.mcegress.settings.SqlStatement;

/** What became of one statement of a script that succeeded. Immutable. */
public final class SqlResult {
  private final SqlStatement statement;
  private final Instance instance;
  private final String text;

  SqlResult(SqlStatement statement, Instance instance, String text) {
    this.statement = statement;
    this.instance = instance;
    this.text = text;
  }

  /** The statement, with its line in the script. */
  public SqlStatement statement() {
    return statement;
  }

  /** The instance that ran it. */
  public Instance instance() {
    return instance;
  }

  /**
   * What MaxCompute answered: for a SELECT its rows as CSV with a line of column names, as far as
   * the service gives them out here (see {@code SQLTask.getResult}); empty for a statement without
   * a result.
   */
  public String text() {
    return text;
  }

  /** The line and the instance, never rows. */
  @Override
  public String toString() {
    return "line " + statement.line() + ": instance " + instance.getId();
  }
}
