package io.github.mcegress.lab;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import com.aliyun.odps.conf.Configuration;
import com.aliyun.odps.data.TableInfo;
import com.aliyun.odps.local.common.Constants;
import com.aliyun.odps.local.common.DownloadMode;
import com.aliyun.odps.local.common.WareHouse;
import com.aliyun.odps.udf.UDTF;
import com.aliyun.odps.udf.local.LocalRunException;
import com.aliyun.odps.udf.local.runner.BaseRunner;
import com.aliyun.odps.udf.local.runner.UDFRunner;
import com.aliyun.odps.udf.local.runner.UDTFRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The main class of the JVM that {@link Sandbox} starts: runs one UDF or UDTF in Alibaba's local
 * runner.
 *
 * <p>It has a JVM of its own because the runner's security manager and its warehouse are JVM-wide.
 */
public final class SandboxMain {
  static final String REQUEST_FILE = "sandbox.request";
  static final String RESULT_FILE = "sandbox.result";
  static final String PROJECT = "lab";

  private static final String TABLE = "rows";

  private final Odps odps;
  private final SandboxRequest request;

  private SandboxMain(SandboxRequest request) {
    this.request = request;
    this.odps = new Odps(new AliyunAccount("lab", "lab"));
    // Nothing listens there; the download mode below keeps the runner from asking at all.
    odps.setEndpoint("http://127.0.0.1:1");
    odps.setDefaultProject(PROJECT);
    odps.getRestClient().setRetryTimes(0);
  }

  /** Reads the request in the working directory, runs it and writes the result beside it. */
  public static void main(String[] arguments) throws Exception {
    SandboxRequest request = SandboxRequest.readFrom(Paths.get(REQUEST_FILE));
    System.setProperty(Constants.LOCAL_SECURITY_ENABLE, "true");
    System.setProperty(Constants.LOCAL_USER_DEFINE_POLICY, policyFor(request));
    new SandboxMain(request).run().writeTo(Paths.get(RESULT_FILE));
  }

  /**
   * The request's lines; where there are none, one that is granted anyway: the runner wants one.
   */
  private static String policyFor(SandboxRequest request) {
    return request.policy().isEmpty()
        ? "permission java.util.PropertyPermission \"*\", \"read\";"
        : request.policy();
  }

  private SandboxResult run() throws LocalRunException, IOException {
    Configuration configuration = new Configuration();
    configuration.set(Constants.LOCAL_DOWNLOAD_MODE, DownloadMode.NEVER.name());
    WareHouse.init(odps, configuration);

    BaseRunner probe = new UDFRunner(odps, SandboxProbe.class.getName());
    Object securityManager = probe.feed(new Object[] {""}).yield().get(0)[0];
    if (securityManager == null) {
      throw new IllegalStateException("the official sandbox is off; see standard error for why");
    }
    return runUdf(securityManager.toString());
  }

  /** All rows through one instance, as one task does; the first failure ends the task. */
  @SuppressWarnings("CatchingUnchecked") // Whatever a UDF throws is a result here.
  private SandboxResult runUdf(String securityManager) throws IOException {
    List<Object[]> produced = Collections.emptyList();
    Throwable failure = null;
    BaseRunner runner = null;
    try {
      runner = runner();
      for (Object[] row : request.rows()) {
        runner.feed(row);
      }
    } catch (Throwable e) {
      failure = e;
    }
    if (runner != null) {
      try {
        // Calls the UDF's close().
        produced = runner.yield();
      } catch (Throwable e) {
        failure = failure == null ? e : failure;
      }
    }
    List<String> values = new ArrayList<>();
    produced.forEach(row -> values.add(text(row)));
    return new SandboxResult(securityManager, InstalledPolicy.added(), stackTrace(failure), values);
  }

  private BaseRunner runner() throws Exception {
    Class<?> type = Class.forName(request.udfClass(), false, SandboxMain.class.getClassLoader());
    return UDTF.class.isAssignableFrom(type)
        ? new UDTFRunner(odps, request.udfClass())
        : new UDFRunner(odps, request.udfClass(), tableOfRows());
  }

  /** The cells of a row with a tab between; NULL alone is null. */
  private static String text(Object[] row) {
    return row.length == 1 && row[0] == null
        ? null
        : Arrays.stream(row).map(String::valueOf).collect(Collectors.joining("\t"));
  }

  /**
   * A table in the runner's warehouse whose columns have the types of our rows.
   *
   * <p>Without one the runner looks for {@code evaluate} by the classes of the first row's values,
   * and fails on a NULL there.
   */
  private TableInfo tableOfRows() throws IOException {
    if (request.rows().isEmpty()) {
      return null;
    }
    StringBuilder columns = new StringBuilder();
    for (String type : request.columnTypes()) {
      columns.append(columns.length() == 0 ? "columns=c" : ",c");
      columns.append(columns.length()).append(':').append(type);
    }
    String schema = "project=" + PROJECT + "\ntable=" + TABLE + "\n" + columns + "\n";
    Path folder = WareHouse.getInstance().getTableDir(PROJECT, TABLE).toPath();
    Files.createDirectories(folder);
    Files.write(folder.resolve(Constants.SCHEMA_FILE), schema.getBytes(StandardCharsets.US_ASCII));
    return TableInfo.builder().projectName(PROJECT).tableName(TABLE).build();
  }

  private static String stackTrace(Throwable failure) {
    if (failure == null) {
      return null;
    }
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
