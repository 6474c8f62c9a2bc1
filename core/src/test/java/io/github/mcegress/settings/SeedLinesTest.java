package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every configuration line of "Network connection process" (2025-02-12), in the page's order, each
 * from a description: where it stands, the line as the page shows it with its placeholders filled
 * in, the description, key and value. What the request form takes is the access list's value.
 */
class SeedLinesTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Internet, step 2, SQL UDFs jobs: <ip_address:port>"
            + " | SET odps.internet.access.list=203.0.113.7:8080;"
            + " | internet = 203.0.113.7:8080"
            + " | odps.internet.access.list | 203.0.113.7:8080",
        "Internet, step 2, SQL UDFs jobs: <realm_name:port>, several with commas"
            + " | SET odps.internet.access.list=203.0.113.7:8080,www.aliyun.com:80;"
            + " | internet = 203.0.113.7:8080, www.aliyun.com:80"
            + " | odps.internet.access.list | 203.0.113.7:8080,www.aliyun.com:80",
        "Internet, step 2, Execution"
            + " | SET odps.internet.access.list=www.aliyun.com:80;"
            + " | internet = www.aliyun.com:80"
            + " | odps.internet.access.list | www.aliyun.com:80",
        "Internet, step 2, Spark on MaxCompute jobs, first line"
            + " | spark.hadoop.odps.cupid.smartnat.enable = true;"
            + " | internet = 203.0.113.7:8080"
            + " | spark.hadoop.odps.cupid.smartnat.enable | true",
        "Internet, step 2, Spark on MaxCompute jobs, second line: <ip_address:port>"
            + " | spark.hadoop.odps.cupid.internet.access.list=203.0.113.7:8080"
            + " | internet = 203.0.113.7:8080"
            + " | spark.hadoop.odps.cupid.internet.access.list | 203.0.113.7:8080",
        "Submit an application, step 2, first example"
            + " | www.aliyun.com:80"
            + " | internet = www.aliyun.com:80"
            + " | odps.internet.access.list | www.aliyun.com:80",
        "Submit an application, step 2, second example"
            + " | restapi.amap.com:443,restapi.amap.com:80"
            + " | internet = restapi.amap.com:443, restapi.amap.com:80"
            + " | odps.internet.access.list | restapi.amap.com:443,restapi.amap.com:80",
        "VPC, step 2, by using SQL statements: UDFs"
            + " | SET odps.session.networklink=testLink;"
            + " | networklink = testLink"
            + " | odps.session.networklink | testLink",
        "VPC, step 2, by using SQL statements: external tables, <networklink_name>"
            + " | TBLPROPERTIES( 'networklink'='testLink')"
            + " | networklink = testLink"
            + " | networklink | testLink",
        "VPC, step 2, by using Spark, first line"
            + " | spark.hadoop.odps.cupid.eni.enable = true"
            + " | vpc = cn-beijing:vpc-xxx"
            + " | spark.hadoop.odps.cupid.eni.enable | true",
        "VPC, step 2, by using Spark, second line: regionid:vpc id"
            + " | spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-xxx"
            + " | vpc = cn-beijing:vpc-xxx"
            + " | spark.hadoop.odps.cupid.eni.info | cn-beijing:vpc-xxx"
      })
  void comesFromADescription(
      String where, String shown, String description, String key, String value) {
    EgressSpec spec = EgressSpec.parse(description + "\n");
    if (shown.startsWith("spark.")) {
      assertEquals(value, SparkProperties.from(spec, "3.1.1").asMap().get(key), where);
      assertEquals(
          Collections.singletonMap(key, value), SparkProperties.parse(shown + "\n").asMap(), where);
      String line = shown.replace(" = ", "=").replace(";", "");
      assertTrue(
          Arrays.asList(SparkProperties.from(spec, "3.1.1").toDefaultsConf().split("\n"))
              .contains(line),
          where);
    } else if (shown.startsWith("TBLPROPERTIES")) {
      assertEquals(shown.replace(" ", ""), TableProperties.from(spec).toClause(), where);
      assertEquals(TableProperties.from(spec), TableProperties.parse(shown), where);
      assertEquals(Collections.singletonMap(key, value), TableProperties.from(spec).asMap(), where);
    } else {
      assertTrue(shown.equals(value) || shown.equals("SET " + key + "=" + value + ";"), where);
      everySurfaceOfHints(spec, key, value, where);
    }
  }

  private static void everySurfaceOfHints(EgressSpec spec, String key, String value, String where) {
    String line = "SET " + key + "=" + value + ";\n";
    Map<String, String> map = Collections.singletonMap(key, value);
    assertEquals(map, SessionHints.parse(line).asMap(), where);
    for (Map<String, String> settings :
        Arrays.asList(
            SessionHints.from(spec).asMap(),
            JdbcSettings.from(spec).asMap(),
            OdpscmdScript.from(spec).asMap(),
            PythonSettings.from(spec).asMap(),
            JobProperties.from(spec).asMap())) {
      assertEquals(map, settings, where);
    }
    for (String text :
        Arrays.asList(
            SessionHints.from(spec).toSetStatements(),
            JdbcSettings.from(spec).toSetBlock(),
            OdpscmdScript.from(spec).toScript())) {
      assertEquals(line, text, where);
    }
    assertEquals("{\"" + key + "\":\"" + value + "\"}", JdbcSettings.from(spec).toJson());
    assertEquals(
        "{\n    '" + key + "': '" + value + "',\n}", PythonSettings.from(spec).toHintsDict());
    assertEquals(
        "job.set(\"" + key + "\", \"" + value + "\");\n", JobProperties.from(spec).toSetCalls());
  }

  /** The page's four Spark lines at once: accepted with a warning each, never written so. */
  @Test
  void takesTheStrayBlanksAndSemicolonAndNeverRendersThem() {
    SparkProperties read =
        SparkProperties.parse(
            "spark.hadoop.odps.cupid.smartnat.enable = true;\n"
                + "spark.hadoop.odps.cupid.internet.access.list=203.0.113.7:8080\n"
                + "spark.hadoop.odps.cupid.eni.enable = true\n"
                + "spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-xxx\n");
    assertEquals(
        "[1 blanks, 1 ;, 3 blanks]",
        read.warnings().stream()
            .filter(warning -> warning.code().equals("MCE-CONF-READER"))
            .map(SeedLinesTest::kind)
            .collect(Collectors.toList())
            .toString());
    Map<String, String> map = new LinkedHashMap<>();
    map.put("spark.hadoop.odps.cupid.smartnat.enable", "true");
    map.put("spark.hadoop.odps.cupid.internet.access.list", "203.0.113.7:8080");
    map.put("spark.hadoop.odps.cupid.eni.enable", "true");
    map.put("spark.hadoop.odps.cupid.eni.info", "cn-beijing:vpc-xxx");
    assertEquals(map, read.asMap());
    List<String> texts =
        Arrays.asList(
            read.toDefaultsConf(), read.toDataWorks(), String.join(" ", read.toSubmitArguments()));
    for (String text : texts) {
      assertFalse(text.contains(";") || text.contains(" = "), text);
    }
  }

  private static String kind(Problem warning) {
    return warning.line() + (warning.message().contains("\";\"") ? " ;" : " blanks");
  }
}
