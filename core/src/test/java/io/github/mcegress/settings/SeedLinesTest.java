package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The SQL lines of "Network connection process" (2025-02-12), each from a description: the key, the
 * value and the line as the page shows them. The value of an access list is also what the request
 * form wants.
 */
class SeedLinesTest {
  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "internet = www.aliyun.com:80 | odps.internet.access.list |"
            + " SET odps.internet.access.list=www.aliyun.com:80; |"
            + " Access over the Internet, step 2, execution",
        "networklink = testLink | odps.session.networklink |"
            + " SET odps.session.networklink=testLink; |"
            + " Access the VPC by using SQL statements",
        "internet = restapi.amap.com:443, restapi.amap.com:80 | odps.internet.access.list |"
            + " restapi.amap.com:443,restapi.amap.com:80 |"
            + " Submit an application, step 2",
        "internet = www.aliyun.com:80 | odps.internet.access.list |"
            + " www.aliyun.com:80 |"
            + " Submit an application, step 2",
        "internet = 203.0.113.7:8080, www.aliyun.com:80 | odps.internet.access.list |"
            + " SET odps.internet.access.list=203.0.113.7:8080,www.aliyun.com:80; |"
            + " Access over the Internet: <ip_address:port> or <realm_name:port> and commas"
      },
      quoteCharacter = '~')
  void comesFromADescription(String description, String key, String shown, String where) {
    EgressSpec spec = EgressSpec.parse(description + "\n");
    String value =
        shown.startsWith("SET ")
            ? shown.substring(shown.indexOf('=') + 1, shown.length() - 1)
            : shown;
    String line = "SET " + key + "=" + value + ";\n";
    assertTrue(!shown.startsWith("SET ") || line.equals(shown + "\n"), where);
    Map<String, String> map = Collections.singletonMap(key, value);
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
}
