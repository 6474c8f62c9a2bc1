package io.github.mcegress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.lab.BenchReport;
import io.github.mcegress.lab.Measure;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.DataWorksRemarks;
import io.github.mcegress.settings.JdbcSettings;
import io.github.mcegress.settings.JobProperties;
import io.github.mcegress.settings.MaxFrameOptions;
import io.github.mcegress.settings.OdpscmdScript;
import io.github.mcegress.settings.PythonSettings;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SqlScript;
import io.github.mcegress.settings.SqlStatement;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What rendering costs on one core: job scripts taken apart, checked and put together again, and
 * descriptions rendered for each surface beside the same text built by hand.
 */
class RenderBench {
  private static final BenchReport REPORT = new BenchReport("render");
  private static final String DESCRIPTION =
      "region = cn-shanghai\n"
          + "internet = www.aliyun.com:443, restapi.amap.com:443, restapi.amap.com:80\n"
          + "networklink = testLink\n"
          + "networklink.hosts = db.example.com:3306\n"
          + "compute-quota = nightly\n"
          + "isolation = true\n"
          + "batch.rows = 32\n"
          + "batch.timeout = 10m\n";

  @AfterAll
  static void publish() throws Exception {
    REPORT.publish();
  }

  /** Linear: the time per KiB stays as the script grows. Bar: 20,000 scripts of 2 KiB a second. */
  @Test
  void scripts() {
    for (int kib : new int[] {1, 2, 4, 8, 16, 32, 64}) {
      String script = script(kib * 1024);
      assertEquals(rerendered(script), rerendered(rerendered(script)));
      Measure measure = Measure.of(() -> rerendered(script));
      REPORT.row(
          "job scripts parsed, checked and rendered again",
          "KiB",
          kib,
          "scripts/s",
          Math.round(measure.perSecond()),
          "scripts/CPU s",
          Math.round(measure.perCpuSecond()),
          "CPU us/KiB",
          1e6 / measure.perCpuSecond() / kib,
          "bytes allocated",
          measure.bytesPerCall(),
          "bytes/char",
          (double) measure.bytesPerCall() / script.length());
    }
  }

  /** Flat: what stays on the heap does not grow with the number of scripts. */
  @Test
  void memory() {
    String script = script(2048);
    int done = 0;
    for (int until : new int[] {10_000, 50_000, 100_000, 200_000, 400_000}) {
      int length = 0;
      for (; done < until; done++) {
        length += rerendered(script).length();
      }
      assertEquals(true, length != 0);
      REPORT.row(
          "heap in use behind a collection",
          "scripts",
          done,
          "KiB in use",
          Measure.heapInUse() / 1024);
    }
  }

  @Test
  void descriptions() {
    EgressSpec spec = EgressSpec.parse(DESCRIPTION);
    assertEquals(byHand(), SessionHints.from(spec).toSetStatements());
    compare("SET lines by hand", RenderBench::byHand);
    compare("SET lines from a description", () -> SessionHints.from(spec).toSetStatements());
    compare(
        "the same, description parsed each time",
        () -> SessionHints.from(EgressSpec.parse(DESCRIPTION)).toSetStatements());
    compare("the rules alone", () -> Rules.check(spec, Workload.UDF).isEmpty() ? "" : "warned");
    compare("JobConf calls", () -> JobProperties.from(spec).toSetCalls());
    compare("odps-jdbc block", () -> JdbcSettings.from(spec).toSetBlock());
    compare("odps-jdbc URL parameter", () -> JdbcSettings.from(spec).toUrlParameter());
    compare("odpscmd script", () -> OdpscmdScript.from(spec).toScript());
    compare("PyODPS dict", () -> PythonSettings.from(spec).toHintsDict());
    compare("MaxFrame decorator", () -> MaxFrameOptions.from(spec).toDecorator());
    compare("DataWorks remarks", () -> DataWorksRemarks.from(spec).toText());
  }

  private static void compare(String name, Supplier<String> work) {
    Measure measure = Measure.of(work);
    REPORT.row(
        "descriptions rendered",
        "work",
        name,
        "per second",
        Math.round(measure.perSecond()),
        "per CPU s",
        Math.round(measure.perCpuSecond()),
        "CPU us",
        1e6 / measure.perCpuSecond(),
        "bytes allocated",
        measure.bytesPerCall());
  }

  /** Both readings are needed: one gives the statements, the other the hints and their check. */
  private static String rerendered(String text) {
    SqlScript script = SqlScript.parse(text);
    StringBuilder again = new StringBuilder(SessionHints.parse(text).toSetStatements());
    for (SqlStatement statement : script.statements()) {
      again.append(statement.text()).append('\n');
    }
    if (!script.warnings().isEmpty()) {
      throw new AssertionError(script.warnings().toString());
    }
    return again.toString();
  }

  private static String byHand() {
    StringBuilder text = new StringBuilder();
    String[] endpoints = {"www.aliyun.com:443", "restapi.amap.com:443", "restapi.amap.com:80"};
    text.append("SET odps.internet.access.list=").append(String.join(",", endpoints));
    text.append(";\nSET odps.session.networklink=").append("testLink");
    text.append(";\nSET odps.task.wlm.quota=").append("nightly");
    text.append(";\nSET odps.isolation.session.enable=").append(true);
    text.append(";\nSET odps.sql.executionengine.batch.rowcount=").append(32);
    text.append(";\nSET odps.function.timeout=").append(600);
    return text.append(";\n").toString();
  }

  /** Some SET lines, then statements with comments and literals up to the length. */
  private static String script(int length) {
    StringBuilder text = new StringBuilder(byHand());
    for (int i = 0; text.length() < length; i++) {
      text.append("-- step ").append(i).append("\nINSERT OVERWRITE TABLE t").append(i);
      text.append(" PARTITION (ds='20261121')\nSELECT id, url_fetch(CONCAT('https://");
      text.append(
          "www.aliyun.com/q;', k)) /* one call; a row */ FROM s WHERE \"a\" <> 'it\\'s';\n");
    }
    return text.toString();
  }
}
