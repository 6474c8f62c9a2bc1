package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.task.SQLTask;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.settings.SessionHints;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SqlJobWireMockTest {
  private static final String USER_ENVIRONMENT = "odps.idata.userenv";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MaxComputeStub stub = new MaxComputeStub();

  @AfterEach
  void stop() {
    stub.odps().setGlobalSettings(new HashMap<>());
    SQLTask.removeDefaultHints();
    stub.close();
  }

  private static SqlJob job(String script) {
    return SqlJob.builder().spec(Texts.SPEC).script(script).build();
  }

  /** The text of the one element of that path, read as XML. */
  private static String xml(LoggedRequest request, String path) {
    try {
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate(path, new InputSource(new ByteArrayInputStream(request.getBody())));
    } catch (XPathExpressionException e) {
      throw new AssertionError(request.getBodyAsString(), e);
    }
  }

  /** The settings that were sent, the SDK's own taken out. */
  private static Map<String, String> settings(LoggedRequest request) {
    String json = xml(request, "//Property[Name='settings']/Value");
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    Map<String, String> settings = new TreeMap<>();
    object
        .entrySet()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().getAsString()));
    assertTrue(settings.containsKey(USER_ENVIRONMENT), settings.toString());
    settings.remove(USER_ENVIRONMENT);
    return settings;
  }

  private static String query(LoggedRequest request) {
    return xml(request, "//Query");
  }

  /** Time that passes only by sleeping. */
  private static final class FakeTime implements PollTime {
    final List<Duration> slept = new ArrayList<>();

    @Override
    public long nanoTime() {
      return slept.stream().mapToLong(Duration::toNanos).sum();
    }

    @Override
    public void sleep(Duration duration) {
      slept.add(duration);
    }
  }

  @Test
  void sendsExactlyTheHintsOfTheDescription() throws OdpsException {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("api.aliyun.com:443", "oss.aliyuncs.com:443")
            .computeQuota("my quota \"<&'\u4e2d")
            .isolation(true)
            .batch(32, Duration.ofMinutes(10))
            .build();
    stub.runs("Success", "");
    SqlJob job = SqlJob.builder().spec(spec).script("SELECT f(x) FROM t;").build();

    job.submit(stub.odps(), job.statements().get(0));

    LoggedRequest sent = stub.changes().get(0);
    assertEquals("SELECT f(x) FROM t;", query(sent));
    assertEquals(new TreeMap<>(SessionHints.from(spec).asMap()), settings(sent));
    assertEquals(1, stub.changes().size());
  }

  @Test
  void sendsTheHintsOfDescriptionScriptAndCaller() throws OdpsException {
    stub.runs("Success", "");
    SqlJob job =
        SqlJob.builder()
            .spec(Texts.SPEC)
            .script("SET odps.sql.type.system.odps2=true;\nSELECT 1;\nSET odps.stage.mapper.num=4;")
            .hints(Collections.singletonMap("odps.sql.mapper.split.size", "64"))
            .build();

    job.submit(stub.odps(), job.statements().get(0));

    Map<String, String> expected = new TreeMap<>(SessionHints.from(Texts.SPEC).asMap());
    expected.put("odps.sql.type.system.odps2", "true");
    expected.put("odps.stage.mapper.num", "4");
    expected.put("odps.sql.mapper.split.size", "64");
    assertEquals(expected, settings(stub.changes().get(0)));
    assertEquals("SELECT 1;", query(stub.changes().get(0)));
  }

  @Test
  void keepsTheGlobalSettingsThatAgree() throws OdpsException {
    stub.runs("Success", "");
    Odps odps = stub.odps();
    Map<String, String> global = new HashMap<>();
    global.put("odps.internet.access.list", "api.aliyun.com:443");
    global.put("odps.instance.priority", "5");
    odps.setGlobalSettings(global);
    SqlJob job = job("SELECT 1;");

    job.submit(odps, job.statements().get(0));

    Map<String, String> expected = new TreeMap<>(job.hints());
    expected.put("odps.instance.priority", "5");
    assertEquals(expected, settings(stub.changes().get(0)));
  }

  @Test
  void refusesGlobalSettingsThatSayOtherwise() {
    Odps odps = stub.odps();
    odps.setGlobalSettings(Collections.singletonMap("odps.stage.mapper.num", "8"));
    SqlJob job = job("SET odps.stage.mapper.num=4;\nSELECT 1;");

    for (String how : Arrays.asList("submit", "run")) {
      InvalidEgressException e =
          assertThrows(
              InvalidEgressException.class,
              () -> {
                if (how.equals("run")) {
                  job.run(odps, MINUTE);
                } else {
                  job.submit(odps, job.statements().get(0));
                }
              });
      assertEquals(
          "error MCE-HINT-CONFLICT line 1, odps.stage.mapper.num: odps.stage.mapper.num is \"4\""
              + " from line 1 of the script, \"8\" from the SDK's global settings; keep one of"
              + " them",
          e.getMessage());
    }
    assertEquals(0, stub.writes());
  }

  @Test
  void doesNotSendTheDefaultHintsOfSqlTask() throws OdpsException {
    stub.runs("Success", "");
    SQLTask.setDefaultHints(Collections.singletonMap("odps.stage.reducer.num", "2"));
    SqlJob job = job("SELECT 1;");

    job.submit(stub.odps(), job.statements().get(0));

    assertEquals(new TreeMap<>(job.hints()), settings(stub.changes().get(0)));
  }

  @Test
  void sendsAMergeStatementWithItsHintsToo() throws OdpsException {
    stub.runs("Success", "");
    SqlJob job = job("SET odps.merge.cross.paths=false;\nALTER TABLE t MERGE SMALLFILES;");

    job.submit(stub.odps(), job.statements().get(0));

    assertEquals(new TreeMap<>(job.hints()), settings(stub.changes().get(0)));
  }

  @Test
  void runsStatementsInOrderAndGivesTheirResults() throws Exception {
    stub.runs("Success", "", "Success", "\"n\"\n\"1\"\n");
    List<String> told = new ArrayList<>();

    List<SqlResult> results =
        job("SET odps.stage.mapper.num=4;\nINSERT INTO a SELECT 1;\n\nSELECT n FROM a;")
            .run(
                stub.odps(),
                MINUTE,
                (statement, instance) ->
                    told.add(
                        instance.getId()
                            + " after "
                            + stub.requestsTo("GET", "/instances/i1")
                            + " questions"));

    assertEquals(
        Arrays.asList("INSERT INTO a SELECT 1;", "SELECT n FROM a;"),
        stub.changes().stream().map(SqlJobWireMockTest::query).collect(Collectors.toList()));
    assertEquals(settings(stub.changes().get(0)), settings(stub.changes().get(1)));
    assertEquals("[line 2: instance i1, line 4: instance i2]", results.toString());
    assertEquals("", results.get(0).text());
    assertEquals("\"n\"\n\"1\"\n", results.get(1).text());
    assertEquals("i2", results.get(1).instance().getId());
    assertEquals("i1 after 0 questions", told.get(0));
    assertTrue(told.get(1).matches("i2 after [1-9][0-9]* questions"), told.get(1));
  }

  @Test
  void stopsAtAFailingStatementAndNamesItsLine() {
    stub.runs("Failed", "ODPS-0130131:[1,15] Table not found", "Success", "");

    MaxComputeException e =
        assertThrows(
            MaxComputeException.class,
            () -> job("-- x\nSELECT * FROM a;\nSELECT 2;").run(stub.odps(), MINUTE));

    assertEquals(Codes.SQL_FAILED, e.code());
    assertEquals(
        "MCE-SQL-FAILED: the statement in line 2 (instance i1) failed: ODPS-0130131:[1,15] Table"
            + " not found; statements behind it were not run",
        e.getMessage());
    assertEquals(1, stub.changes().size());
  }

  @Test
  void tellsOfACancelledStatement() {
    stub.runs("Cancelled", "");

    MaxComputeException e =
        assertThrows(MaxComputeException.class, () -> job("SELECT 1;").run(stub.odps(), MINUTE));

    assertEquals(
        "MCE-SQL-FAILED: the statement in line 1 (instance i1) failed: AnonymousSQLTask,"
            + " Status=CANCELLED; statements behind it were not run",
        e.getMessage());
  }

  @Test
  void leavesAStatementRunningThatOutlivesItsTime() {
    stub.runs("Running", "");
    FakeTime time = new FakeTime();
    StatementWait wait = new StatementWait(time, Duration.ofSeconds(10));

    MaxComputeException e =
        assertThrows(
            MaxComputeException.class,
            () -> job("SELECT 1;\nSELECT 2;").run(stub.odps(), wait, (s, i) -> {}));

    assertEquals(
        "MCE-SQL-TIMEOUT: the statement in line 1 (instance i1) is still running after PT10S; it"
            + " was left running: look it up in Logview, or stop it there",
        e.getMessage());
    assertEquals("[PT0.25S, PT0.5S, PT1S, PT2S, PT4S, PT2.25S]", time.slept.toString());
    assertEquals(1, stub.changes().size());
  }

  @Test
  void passesOnWhatMaxComputeRefuses() {
    stub.answersChange(
        "POST", "/instances", MaxComputeStub.error(403, "NoPermission", "no privilege"));
    SqlJob job = job("SELECT 1;");

    OdpsException e =
        assertThrows(OdpsException.class, () -> job.submit(stub.odps(), job.statements().get(0)));

    assertEquals(Integer.valueOf(403), e.getStatus());
    assertEquals("NoPermission", e.getErrorCode());
  }

  @Test
  void tellsOfAnEndpointThatIsGone() {
    stub.runs("Success", "");
    Odps odps = stub.odps();
    stub.close();
    SqlJob job = job("SELECT 1;");

    for (String how : Arrays.asList("submit", "run")) {
      MaxComputeException e =
          assertThrows(
              MaxComputeException.class,
              () -> {
                if (how.equals("run")) {
                  job.run(odps, MINUTE);
                } else {
                  job.submit(odps, job.statements().get(0));
                }
              });
      assertEquals(Codes.MAXCOMPUTE_UNREACHABLE, e.code());
    }
  }

  @Test
  void namesTheInstanceWhenTheEndpointGoesWhileItRuns() {
    stub.runs("Running", "");

    MaxComputeException e =
        assertThrows(
            MaxComputeException.class,
            () -> job("SELECT 1;").run(stub.odps(), MINUTE, (s, i) -> stub.close()));

    assertTrue(
        e.getMessage()
            .startsWith(
                "MCE-MAXCOMPUTE-UNREACHABLE: the statement in line 1 (instance i1): http://127"),
        e.getMessage());
  }

  @Test
  void refusesATimeoutOfNothing() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> job("SELECT 1;").run(stub.odps(), Duration.ZERO));

    assertEquals("the timeout is PT0S; write a positive time for one statement", e.getMessage());
    assertEquals(0, stub.writes());
  }
}
