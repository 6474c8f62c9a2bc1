package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.settings.DataWorksRemarks;
import io.github.mcegress.settings.JdbcSettings;
import io.github.mcegress.settings.JobProperties;
import io.github.mcegress.settings.OdpscmdScript;
import io.github.mcegress.settings.PythonSettings;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SparkProperties;
import io.github.mcegress.settings.TableProperties;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README tells the truth: its codes, its commands, its example. */
class ReadmeTest {
  private static String readme;

  @BeforeAll
  static void read() throws Exception {
    byte[] bytes = Files.readAllBytes(Paths.get("..", "README.md"));
    readme = new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void hasARowForEveryCodeAndNoOther() throws Exception {
    Set<String> codes = new TreeSet<>();
    for (Field field : Codes.class.getFields()) {
      codes.add((String) field.get(null));
    }
    Set<String> rows = new TreeSet<>();
    Matcher code = Pattern.compile("`(MCE-[A-Z0-9-]+)`").matcher(readme);
    while (code.find()) {
      assertTrue(rows.add(code.group(1)), code.group(1) + " stands twice");
    }
    assertEquals(codes, rows);
  }

  @Test
  void beginsWithTwoCommands() {
    Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertTrue(block.find());
    assertEquals(2, block.group(1).trim().split("\n", -1).length);
    assertEquals(readme.indexOf("```"), block.start());
  }

  @Test
  void namesEveryKeyOfADescription() {
    InvalidEgressException refused = null;
    try {
      EgressSpec.parse("no-key = 1");
    } catch (InvalidEgressException e) {
      refused = e;
    }
    List<String> missing = new ArrayList<>();
    String keys = refused.problems().get(0).remedy().replace("write one of ", "");
    for (String key : keys.split(", ", -1)) {
      if (!readme.contains("`" + key + "`")) {
        missing.add(key);
      }
    }
    assertEquals("[]", missing.toString());
  }

  /** Each row of the surfaces: the call, and the lines of what it gives that the row shows. */
  @Test
  void showsWhatEachSurfaceGives() {
    EgressSpec spec =
        EgressSpec.parse(
            "region = cn-shanghai\ninternet = www.aliyun.com:80\nnetworklink = testLink\n"
                + "networklink.hosts = 10.0.0.1:3306\n");
    assertTrue(readme.contains("    " + spec.toText().trim().replace("\n", "\n    ") + "\n"));
    Map<String, String> given = new LinkedHashMap<>();
    given.put(
        "SessionHints.from(spec).toSetStatements()", SessionHints.from(spec).toSetStatements());
    given.put("TableProperties.from(spec).toClause()", TableProperties.from(spec).toClause());
    given.put(
        "SparkProperties.from(spec, \"3.1.1\").toDefaultsConf()",
        SparkProperties.from(spec, "3.1.1").toDefaultsConf());
    given.put("JobProperties.from(spec).toSetCalls()", JobProperties.from(spec).toSetCalls());
    given.put("JdbcSettings.from(spec).toJson()", JdbcSettings.from(spec).toJson());
    given.put("OdpscmdScript.from(spec).toScript()", OdpscmdScript.from(spec).toScript());
    given.put("PythonSettings.from(spec).toHintsDict()", PythonSettings.from(spec).toHintsDict());
    given.put(
        "PythonSettings.from(spec).toMaxFrameOptions()",
        PythonSettings.from(spec).toMaxFrameOptions());
    given.put(
        "DataWorksRemarks.from(spec).sandboxWhitelist()",
        DataWorksRemarks.from(spec).sandboxWhitelist().toString());
    Matcher row =
        Pattern.compile("\\| [^|`]+: `([^`]+)` \\| ((?:`[^`]+` ?)+)\\|\n").matcher(readme);
    Set<String> shown = new TreeSet<>();
    while (row.find()) {
      String text = given.get(row.group(1));
      assertTrue(text != null, row.group(1));
      shown.add(row.group(1));
      for (String part : row.group(2).replaceAll("^`|` ?$", "").split("` `", -1)) {
        assertTrue(text.contains(part), part + " in " + text);
      }
    }
    assertEquals(given.keySet().size(), shown.size(), shown.toString());
  }

  @Test
  void showsWhatItsExamplePrints() {
    EgressSpec spec =
        EgressSpec.parse("internet = www.aliyun.com:80\nbatch.rows = 32\nbatch.timeout = 10m\n");
    assertTrue(
        readme.contains(
            "EgressSpec.parse(\"internet = www.aliyun.com:80\\nbatch.rows = 32\\nbatch.timeout ="
                + " 10m\\n\")"));
    String printed = SessionHints.from(spec).toSetStatements();
    assertTrue(readme.contains("    " + printed.trim().replace("\n", "\n    ") + "\n"), printed);
  }
}
