package io.github.mcegress.maxcompute;

import com.aliyun.odps.Column;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.TableSchema;
import com.aliyun.odps.Tables;
import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.settings.ExternalTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands external tables to the table creator of odps-sdk-core, which makes the CREATE statement.
 *
 * <p>Thread-safe, without state. Written for odps-sdk-core 0.57.1.
 */
public final class ExternalTables {
  private static final String OURS = "the external table";

  private ExternalTables() {}

  /**
   * The SDK's creator with everything of the table in it; {@code ifNotExists}, {@code withComment}
   * and their likes are the caller's. Print {@code getSQL()}, which sends nothing, but not that of
   * a table with a password in its LOCATION. Do not call {@code withHints}, {@code
   * withTblProperties} and their likes again: they replace ours.
   *
   * @throws InvalidEgressException if a comment or default of a column holds what the SDK writes
   *     wrongly
   * @throws IllegalArgumentException if the client has no default project
   */
  public static Tables.TableCreator creator(
      Odps odps, String name, TableSchema schema, ExternalTable table) {
    return creator(odps, name, schema, table, new LinkedHashMap<>());
  }

  /**
   * The same with further hints of the caller's.
   *
   * @throws InvalidEgressException if a hint cannot be written, or the table has another value for
   *     it; or as without them
   * @throws IllegalArgumentException if the client has no default project
   */
  public static Tables.TableCreator creator(
      Odps odps,
      String name,
      TableSchema schema,
      ExternalTable table,
      Map<String, String> moreHints) {
    String project = odps.getDefaultProject();
    if (project == null || project.isEmpty()) {
      throw new IllegalArgumentException(
          "the client has no default project; call setDefaultProject");
    }
    HintSources sources = new HintSources();
    table.hints().forEach((key, value) -> sources.add(key, value, OURS, 0));
    moreHints.forEach((key, value) -> sources.add(key, value, HintSources.CALLER, 0));
    List<Problem> problems = sources.problems();
    checkColumns(schema.getColumns(), problems);
    checkColumns(schema.getPartitionColumns(), problems);
    InvalidEgressException.throwOnErrors(problems);
    Tables.TableCreator creator =
        odps.tables()
            .newTableCreator(project, name, schema)
            .externalTable()
            .withStorageHandler(table.storageHandler())
            .withLocation(table.location())
            .withSerdeProperties(new LinkedHashMap<>(table.serdeProperties()))
            .withTblProperties(new LinkedHashMap<>(table.tableProperties().asMap()));
    // The SDK adds to the map; without hints its own defaults hold.
    return sources.asMap().isEmpty()
        ? creator
        : creator.withHints(new LinkedHashMap<>(sources.asMap()));
  }

  /**
   * Runs the creator's statement and waits for it. A failure is told without the table's user and
   * password, which the statement holds and MaxCompute may repeat.
   *
   * @throws MaxComputeException if the endpoint does not answer
   * @throws OdpsException if MaxCompute refuses the statement; with its own code, status and
   *     request id, and without its cause where that would show a secret
   */
  public static void create(Odps odps, Tables.TableCreator creator, ExternalTable table)
      throws OdpsException {
    try {
      SdkCall.of(
          odps,
          () -> {
            creator.create();
            return true;
          });
    } catch (OdpsException e) {
      throw e instanceof MaxComputeException || !shows(e, table) ? e : hidden(e, table);
    } catch (RuntimeException e) {
      throw shows(e, table)
          ? new IllegalStateException(table.withoutSecrets(String.valueOf(e.getMessage())))
          : e;
    } catch (IOException e) {
      throw new OdpsException(table.withoutSecrets(String.valueOf(e.getMessage())));
    }
  }

  private static boolean shows(Throwable failure, ExternalTable table) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = cause.toString();
      if (!text.equals(table.withoutSecrets(text))) {
        return true;
      }
    }
    return false;
  }

  private static OdpsException hidden(OdpsException e, ExternalTable table) {
    String message = table.withoutSecrets(String.valueOf(e.getMessage()));
    OdpsException told = new OdpsException(e.getErrorCode(), message);
    told.setStatus(e.getStatus());
    told.setRequestId(e.getRequestId());
    told.setStackTrace(e.getStackTrace());
    return told;
  }

  private static void checkColumns(List<Column> columns, List<Problem> problems) {
    List<Column> known = new ArrayList<>(columns);
    for (Column column : known) {
      checkText(column, "comment", column.getComment(), problems);
      checkText(column, "default", column.getDefaultValue(), problems);
    }
  }

  private static void checkText(
      Column column, String what, @Nullable String text, List<Problem> problems) {
    if (text != null && text.indexOf('\\') >= 0) {
      problems.add(
          Problem.error(
                  Codes.TABLE_TEXT,
                  "the "
                      + what
                      + " of column "
                      + Quoted.of(column.getName())
                      + " holds \"\\\", which odps-sdk-core does not double",
                  "write it without")
              .from("CommonUtils.quoteStr of odps-sdk-commons 0.57.1"));
    }
  }
}
