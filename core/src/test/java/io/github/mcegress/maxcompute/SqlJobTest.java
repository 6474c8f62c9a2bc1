package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.settings.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlJobTest {
  private static final Map<String, String> NONE = Collections.emptyMap();

  private static SqlJob job(EgressSpec spec, String script, Map<String, String> hints) {
    return SqlJob.builder().spec(spec).script(script).hints(hints).build();
  }

  private static List<String> errors(EgressSpec spec, String script, Map<String, String> hints) {
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> job(spec, script, hints));
    return e.problems().stream().map(Problem::toString).collect(Collectors.toList());
  }

  @Test
  void mergesTheHintsOfAllSourcesInTheirOrder() {
    SqlJob job =
        job(
            Texts.SPEC,
            "SET odps.sql.type.system.odps2=true;\nSELECT f(x) FROM t;\n",
            Collections.singletonMap("odps.sql.mapper.split.size", "64"));

    assertEquals(
        "{odps.internet.access.list=api.aliyun.com:443, odps.sql.type.system.odps2=true,"
            + " odps.sql.mapper.split.size=64}",
        job.hints().toString());
    assertEquals(
        Collections.singletonList("SELECT f(x) FROM t;"),
        job.statements().stream().map(SqlStatement::text).collect(Collectors.toList()));
    assertEquals(
        "1 statements with [odps.internet.access.list, odps.sql.type.system.odps2,"
            + " odps.sql.mapper.split.size]",
        job.toString());
  }

  @Test
  void acceptsOneValueFromAllSources() {
    SqlJob job =
        job(
            Texts.SPEC,
            "SET odps.internet.access.list=api.aliyun.com:443;\nSELECT 1;",
            Collections.singletonMap("odps.internet.access.list", "api.aliyun.com:443"));

    assertEquals("{odps.internet.access.list=api.aliyun.com:443}", job.hints().toString());
  }

  @Test
  void refusesAnotherAccessListAndNamesWhatTheDescriptionLacks() {
    assertEquals(
        Collections.singletonList(
            "error MCE-HINT-CONFLICT line 2, odps.internet.access.list:"
                + " odps.internet.access.list is \"api.aliyun.com:443\" from the description,"
                + " \"api.aliyun.com:443,oss.aliyuncs.com:443\" from line 2 of the script; add"
                + " oss.aliyuncs.com:443 to internet where the job needs it, and remove the hint"
                + " elsewhere"),
        errors(
            Texts.SPEC,
            "-- a job\nSET odps.internet.access.list=api.aliyun.com:443,oss.aliyuncs.com:443;\n"
                + "SELECT 1;",
            NONE));
  }

  @Test
  void tellsToRemoveAnAccessListThatTheDescriptionCovers() {
    EgressSpec two =
        EgressSpec.builder().internet("api.aliyun.com:443", "oss.aliyuncs.com:443").build();

    assertEquals(
        Collections.singletonList(
            "error MCE-HINT-CONFLICT odps.internet.access.list: odps.internet.access.list is"
                + " \"api.aliyun.com:443,oss.aliyuncs.com:443\" from the description,"
                + " \"api.aliyun.com:443\" from the caller's hints; remove it elsewhere: the"
                + " description lists it all"),
        errors(
            two,
            "SELECT 1;",
            Collections.singletonMap("odps.internet.access.list", "api.aliyun.com:443")));
  }

  @Test
  void refusesWhatScriptAndCallerSayDifferently() {
    assertEquals(
        Collections.singletonList(
            "error MCE-HINT-CONFLICT line 1, odps.stage.mapper.num: odps.stage.mapper.num is"
                + " \"4\" from line 1 of the script, \"8\" from the caller's hints; keep one of"
                + " them"),
        errors(
            Texts.SPEC,
            "SET odps.stage.mapper.num=4;SELECT 1;",
            Collections.singletonMap("odps.stage.mapper.num", "8")));
  }

  @Test
  void tellsAllConflictsAtOnceWithEverySource() {
    EgressSpec spec =
        EgressSpec.builder().internet("api.aliyun.com:443").computeQuota("mine").build();

    assertEquals(
        Arrays.asList(
            "error MCE-HINT-CONFLICT line 1, odps.task.wlm.quota: odps.task.wlm.quota is \"mine\""
                + " from the description, \"yours\" from line 1 of the script, \"mine\" from the"
                + " caller's hints; change the description, or remove it elsewhere",
            "error MCE-HINT-CONFLICT line 2, odps.idata.userenv: odps.idata.userenv is set by"
                + " line 2 of the script, and the SDK writes its own value over it; remove it"),
        errors(
            spec,
            "SET odps.task.wlm.quota=yours;\nSET odps.idata.userenv=x;\nSELECT 1;",
            Collections.singletonMap("odps.task.wlm.quota", "mine")));
  }

  @Test
  void tellsTheMistakesOfDescriptionScriptAndCallerAtOnce() {
    EgressSpec hidden = EgressSpec.builder().internet("10.0.0.1:443").build();

    List<String> errors =
        errors(hidden, "SELECT 'x", Collections.singletonMap("odps.some.key", "a;b"));

    assertEquals(
        Arrays.asList(Codes.RULE_PRIVATE_ADDRESS, Codes.SQL_SYNTAX, Codes.SPEC_CHARACTER),
        errors.stream()
            .filter(error -> error.startsWith("error"))
            .map(error -> error.replaceFirst("^error ([A-Z0-9-]+).*", "$1"))
            .collect(Collectors.toList()));
  }

  @Test
  void refusesAScriptOfSetLinesOnly() {
    assertEquals(
        Collections.singletonList(
            "error MCE-SQL-EMPTY: the script has no statement but SET; write the SQL that the"
                + " hints are for"),
        errors(Texts.SPEC, "SET odps.stage.mapper.num=4;", NONE));
    assertEquals(
        Collections.singletonList(
            "error MCE-SQL-EMPTY: the script has no statement; write the SQL that the hints are"
                + " for"),
        errors(Texts.SPEC, "-- nothing\n", NONE));
  }

  @Test
  void refusesAValueOverTwoLines() {
    List<String> errors =
        errors(Texts.SPEC, "SELECT 1;\nSET odps.stage.mapper.num=4\nSELECT 2;", NONE);

    assertEquals(1, errors.size());
    assertTrue(
        errors
            .get(0)
            .startsWith(
                "error MCE-SPEC-CHARACTER line 2, odps.stage.mapper.num: \"4\\u000aSELECT 2\""
                    + " holds a line break"),
        errors.get(0));
  }

  @Test
  void refusesKeysThatNoHintCanHave() {
    for (String key : Arrays.asList("", " a", "a=b")) {
      assertEquals(
          Collections.singletonList(
              "error MCE-SPEC-VALUE"
                  + (key.isEmpty() ? "" : " " + key)
                  + ": \""
                  + key
                  + "\" is no key of a hint; write it without blanks and \"=\""),
          errors(Texts.SPEC, "SELECT 1;", Collections.singletonMap(key, "v")));
    }
  }

  @Test
  void showsNoSecretAndNoQuery() {
    List<String> errors = new ArrayList<>();
    errors.addAll(
        errors(
            Texts.SPEC,
            "SET fs.oss.accessKeySecret=hunter1;SET my.url=http://a.b/c?sig=hunter2;SELECT 1;",
            Collections.singletonMap("fs.oss.accessKeySecret", "hunter3")));
    errors.addAll(
        errors(
            Texts.SPEC,
            "SET my.url=http://me:hunter6@a.b/c?sig=hunter2;SELECT 1;",
            Collections.singletonMap("my.url", "http://a.b/d?sig=hunter4")));
    errors.addAll(
        errors(Texts.SPEC, "SELECT 1;", Collections.singletonMap("my.password", "hunter5;")));

    assertEquals(3, errors.size());
    assertFalse(errors.toString().contains("hunter"), errors.toString());
    assertTrue(
        errors.get(1).contains("\"http://...@a.b/c?...\" from line 1 of the script"),
        errors.get(1));
  }

  @Test
  void hasTheWarningsOfRulesAndScript() {
    EgressSpec reviewed =
        EgressSpec.builder().region("cn-shanghai").internet("api.example.test:443").build();

    List<String> codes =
        job(reviewed, "SELECT 1;\nSET odps.stage.mapper.num=4;", NONE).warnings().stream()
            .map(Problem::code)
            .collect(Collectors.toList());

    assertEquals(
        Arrays.asList(
            Codes.RULE_REVIEW, Codes.RULE_OUTBOUND, Codes.CATALOG_CONTRADICTION, Codes.SQL_READER),
        codes);
  }

  private static String ruleWarnings(SqlJob job) {
    return job.warnings().stream()
        .map(Problem::toString)
        .filter(warning -> warning.matches("warning MCE-RULE-(LIMIT|BATCH).*"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void warnsOfLimitBesideSplitFlags() {
    EgressSpec limited =
        EgressSpec.builder()
            .region("cn-shanghai")
            .internet("api.aliyun.com:443")
            .maxConnections(10)
            .build();
    String source = " [Flag parameters, read 2026-11-21]";
    assertEquals(
        "warning MCE-RULE-LIMIT line 3: LIMIT beside odps.sql.split.dop restricts the workers to"
            + " single concurrency; write the query without LIMIT, or without the flag"
            + source,
        ruleWarnings(
            job(
                limited,
                "SELECT 'LIMIT', `limit`, limits -- LIMIT\nFROM t;\nSELECT f(x) FROM t limit 1;",
                NONE)));
    assertEquals(
        "warning MCE-RULE-LIMIT line 2: LIMIT beside odps.sql.split.size restricts the workers to"
            + " single concurrency; write the query without LIMIT, or without the flag"
            + source,
        ruleWarnings(
            job(
                Texts.SPEC,
                "SET odps.sql.split.size={\"t\":1};\nSELECT f(x) FROM t LIMIT 1;",
                NONE)));
    assertEquals("", ruleWarnings(job(Texts.SPEC, "SELECT f(x) FROM t LIMIT 1;", NONE)));
  }

  @Test
  void warnsOfATimeOutTooShortWhoeverSetsIt() {
    String text =
        ": a batch of 100 rows takes 100 s at 1 s for a call, and its time-out is 60 s; lower"
            + " batch.rows to 60 or less, or raise batch.timeout [Flag parameters / MaxFrame Flag"
            + " Reference, read 2026-11-21]";
    EgressSpec rows =
        EgressSpec.parse("region = cn-shanghai\ninternet = a.aliyun.com:80\nbatch.rows = 100\n");
    assertEquals(
        "warning MCE-RULE-BATCH-TIME line 1" + text,
        ruleWarnings(job(rows, "SET odps.function.timeout=60;\nSELECT 1;", NONE)));
    assertEquals(
        "warning MCE-RULE-BATCH-TIME" + text,
        ruleWarnings(
            job(rows, "SELECT 1;", Collections.singletonMap("odps.function.timeout", "60"))));
    EgressSpec both = EgressSpec.parse(rows.toText() + "batch.timeout = 60s\n");
    assertEquals(
        "warning MCE-RULE-BATCH-TIME batch.timeout" + text,
        ruleWarnings(job(both, "SELECT 1;", NONE)));
  }

  @Test
  void carriesTheEndpointsOfServices() {
    SqlJob job =
        job(EgressSpec.parse("region = cn-shanghai\nservice.oss = bucket\n"), "SELECT 1;", NONE);
    assertEquals(
        "{odps.internet.access.list=bucket.oss-cn-shanghai.aliyuncs.com:443}",
        job.hints().toString());
  }

  @Test
  void listsAddressesWhereTheDescriptionAsks() {
    EgressSpec spec =
        EgressSpec.builder().internet("api.aliyun.com:443").listAddresses(true).build();

    SqlJob job =
        SqlJob.builder()
            .spec(spec)
            .hosts(Texts.hosts("2026-11-21T10:00:00Z"))
            .script("SELECT 1;")
            .build();

    assertEquals(
        "{odps.internet.access.list=api.aliyun.com:443,203.0.113.7:443}", job.hints().toString());
  }

  @Test
  void needsDescriptionAndScript() {
    assertEquals(
        "the description is missing; call spec",
        assertThrows(
                IllegalArgumentException.class, () -> SqlJob.builder().script("SELECT 1;").build())
            .getMessage());
    assertEquals(
        "the script is missing; call script",
        assertThrows(
                IllegalArgumentException.class, () -> SqlJob.builder().spec(Texts.SPEC).build())
            .getMessage());
  }

  @Test
  void submitsOnlyItsOwnStatements() {
    SqlJob job = job(Texts.SPEC, "SELECT 1;", NONE);
    SqlStatement foreign = job(Texts.SPEC, "SELECT 1;", NONE).statements().get(0);

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> job.submit(new Odps(new AliyunAccount("id", "key")), foreign));

    assertEquals("the statement is not of this script; take it from statements()", e.getMessage());
  }
}
