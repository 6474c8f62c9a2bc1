package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.EgressSpecTest;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.ParallelismHints;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionHintsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private static EgressSpec.Builder full() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443", "203.0.113.7:80", "www.aliyun.com:80")
        .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
        .dedicated(Vpc.of("cn-shanghai", "vpc-xxx"), "db.example.com:3306")
        .computeQuota("my \"quota\"")
        .isolation(true)
        .batch(32, Duration.ofMinutes(10))
        .maxConnections(200)
        .maxTasks(100)
        .pinPlainHttp(true);
  }

  @Test
  void rendersEveryHintInItsOrder() throws IOException {
    SessionHints hints = SessionHints.from(full().build());
    assertEquals(ExpectedText.of("hints-map.txt"), lines(hints.asMap()));
    assertEquals(ExpectedText.of("hints.sql"), hints.toSetStatements());
    assertEquals(ExpectedText.of("hints.json"), hints.toJson() + "\n");
    assertEquals(Collections.emptyList(), hints.statements());
  }

  @Test
  void rendersNothingOfNothing() {
    SessionHints hints = SessionHints.from(EgressSpec.builder().build());
    assertEquals(Collections.emptyMap(), hints.asMap());
    assertEquals("", hints.toSetStatements());
    assertEquals("{}", hints.toJson());
  }

  @Test
  void rendersTheSeedsOwnExample() {
    EgressSpec spec = EgressSpec.builder().internet("www.aliyun.com:80").build();
    assertEquals(
        "SET odps.internet.access.list=www.aliyun.com:80;\n",
        SessionHints.from(spec).toSetStatements());
    EgressSpec link = EgressSpec.builder().dedicated(NetworkLink.named("testLink")).build();
    assertEquals(
        "SET odps.session.networklink=testLink;\n", SessionHints.from(link).toSetStatements());
    EgressSpec two =
        EgressSpec.builder().internet("restapi.amap.com:443", "restapi.amap.com:80").build();
    assertEquals(
        "SET odps.internet.access.list=restapi.amap.com:443,restapi.amap.com:80;\n",
        SessionHints.from(two).toSetStatements());
  }

  @Test
  void readsTheSeedsOwnExample() {
    SessionHints hints =
        SessionHints.parse(
            "SET odps.internet.access.list=www.aliyun.com:80;\n"
                + "SELECT url_fetch(\"http://www.aliyun.com\");");
    assertEquals(
        Collections.singletonMap("odps.internet.access.list", "www.aliyun.com:80"), hints.asMap());
    assertEquals(Collections.emptyList(), hints.warnings());
    assertEquals(
        hints, SessionHints.from(EgressSpec.builder().internet("www.aliyun.com:80").build()));
  }

  @Test
  void listsResolvedAddressesBehindTheNames() {
    ResolvedHosts hosts =
        ResolvedHosts.parse(
            "203.0.113.9 www.aliyun.com\n203.0.113.7 www.aliyun.com\n10.0.0.1 db.example.com\n",
            CLOCK);
    assertEquals(
        "www.aliyun.com:443,203.0.113.7:80,www.aliyun.com:80,203.0.113.9:443,203.0.113.7:443,"
            + "203.0.113.9:80",
        SessionHints.from(full().listAddresses(true).build(), hosts)
            .asMap()
            .get(SessionHints.ACCESS_LIST));
  }

  @Test
  void listsNoAddressesUnlessAskedTo() {
    ResolvedHosts hosts = ResolvedHosts.parse("203.0.113.9 www.aliyun.com\n", CLOCK);
    String names = "www.aliyun.com:443,203.0.113.7:80,www.aliyun.com:80";
    assertEquals(
        names, SessionHints.from(full().build(), hosts).asMap().get(SessionHints.ACCESS_LIST));
    EgressSpec asked = full().listAddresses(true).build();
    assertEquals(names, SessionHints.from(asked).asMap().get(SessionHints.ACCESS_LIST));
    assertEquals(
        names,
        SessionHints.from(asked, ResolvedHosts.parse("", CLOCK))
            .asMap()
            .get(SessionHints.ACCESS_LIST));
  }

  private static String limited(String lines) {
    return SessionHints.from(EgressSpec.parse("internet = a.aliyun.com:80\n" + lines))
        .toSetStatements();
  }

  @Test
  void lowersParallelismAndRowsWhereConnectionsAreLimited() {
    String list = "SET odps.internet.access.list=a.aliyun.com:80;\n";
    String rows = "SET odps.sql.executionengine.batch.rowcount=32;\n";
    assertEquals(
        list + rows + "SET odps.sql.split.dop={\"*\":200};\n", limited("max-connections = 200"));
    assertEquals(
        list + rows + "SET odps.sql.split.dop={\"*\":10};\n",
        limited("max-connections = 10\nmax-tasks = 11"));
    assertEquals(list + rows, limited("max-connections = 10\nmax-tasks = 10"));
    assertEquals(
        list
            + "SET odps.sql.executionengine.batch.rowcount=64;\n"
            + "SET odps.function.timeout=60;\n"
            + "SET odps.sql.split.dop={\"*\":99999};\n",
        limited("max-connections = 2147483647\nbatch.rows = 64\nbatch.timeout = 1m"));
    assertEquals(list, limited("max-tasks = 10"));
    assertEquals("{}", SessionHints.from(EgressSpec.builder().maxTasks(5).build()).toJson());
  }

  @Test
  void takesTheHintsOfWhoKnowsTheQuery() {
    EgressSpec spec = EgressSpec.parse("internet = a.aliyun.com:80\nmax-connections = 200\n");
    ParallelismHints tasks = ParallelismHints.of(spec, Workload.UDF);
    SessionHints hints = SessionHints.from(spec);
    SessionHints more = hints.with(tasks.forInput(100L << 30)).with(tasks.behindShuffle());
    assertEquals(
        hints.toSetStatements()
            + "SET odps.stage.mapper.split.size=512;\n"
            + "SET odps.stage.reducer.num=200;\n",
        more.toSetStatements());
    assertEquals(hints.warnings(), more.warnings());
    assertEquals(more, more.with(tasks.behindShuffle()));
    assertEquals(3, hints.asMap().size());
  }

  @Test
  void refusesAnotherValueForWhatIsThere() {
    SessionHints hints = SessionHints.parse("SET a.b=1;\nSET c.token=x;\nSELECT 1;");
    Map<String, String> others = new LinkedHashMap<>();
    others.put("a.b", "2");
    others.put("c.token", "y");
    assertEquals(
        "error MCE-HINT-CONFLICT: a.b is \"1\", and added as \"2\"; keep one of them\n"
            + "error MCE-HINT-CONFLICT: c.token is a value that is not shown, and added as a value"
            + " that is not shown; keep one of them",
        Refusal.of(() -> hints.with(others)));
    assertThrows(
        InvalidEgressException.class,
        () -> hints.with(Collections.singletonMap("d", "1;2")).toSetStatements());
  }

  @Test
  void theParallelismHintIsReadAlikeByEveryReader() {
    SessionHints hints =
        SessionHints.from(
            EgressSpec.builder()
                .region("cn-shanghai")
                .internet("a.aliyun.com:80")
                .maxConnections(7)
                .build());
    SessionHints read = SessionHints.parse(hints.toSetStatements() + "SELECT 1;");
    assertEquals(hints, read);
    assertEquals(Collections.emptyList(), read.warnings());
    assertEquals(
        "{\"odps.internet.access.list\":\"a.aliyun.com:80\","
            + "\"odps.sql.executionengine.batch.rowcount\":\"32\","
            + "\"odps.sql.split.dop\":\"{\\\"*\\\":7}\"}",
        hints.toJson());
  }

  @Test
  void tellsATimeOutTooShortForTheRowsItChose() {
    EgressSpec spec =
        EgressSpec.parse(
            "region = cn-shanghai\ninternet = a.aliyun.com:80\n"
                + "batch.timeout = 31s\nmax-connections = 5\nmax-tasks = 5\n");
    assertEquals(
        "MCE-RULE-BATCH-TIME",
        SessionHints.from(spec).warnings().stream()
            .map(Problem::code)
            .filter(code -> code.startsWith("MCE-RULE"))
            .collect(Collectors.joining(",")));
  }

  @Test
  void listsServicesByTheirPublicEndpoint() {
    EgressSpec spec =
        EgressSpec.parse(
            "region = cn-shanghai\ninternet = www.aliyun.com:443\nnetworklink = testLink\n"
                + "service.oss = one, two\nservice.kms = true\n");
    assertEquals(
        "SET odps.internet.access.list=www.aliyun.com:443,one.oss-cn-shanghai.aliyuncs.com:443,"
            + "two.oss-cn-shanghai.aliyuncs.com:443;\n"
            + "SET odps.session.networklink=testLink;\n",
        SessionHints.from(spec).toSetStatements());
  }

  @Test
  void refusesToWriteWhatAReaderReadsOtherwise() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-shanghai")
            .internet("xn--bcher-kva.aliyun.com:443")
            .computeQuota("it's=mine")
            .build();
    SessionHints hints = SessionHints.from(spec);
    String read =
        " [odpscmd 38953c7, PyODPS d4cdf3c, odps-jdbc 3.4.2 and 3d2e0d2, read 2026-11-21]";
    assertEquals(
        "warning MCE-SQL-READER internet[1]: odpscmd and PyODPS do not end the SET at its \";\","
            + " so that later ones are lost: \"--\""
            + " begins a comment; write it without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + read
            + "\nwarning MCE-SQL-READER compute-quota: odps-jdbc 3.4.2 cuts the value off at its"
            + " \"=\"; pass it as a hint there: asMap() or toJson()"
            + read
            + "\nwarning MCE-SQL-READER compute-quota: odpscmd and PyODPS do not end the SET at"
            + " its \";\", so that later ones are lost:"
            + " the quote ' is not closed; write it without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + read,
        hints.warnings().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    assertEquals(
        "error MCE-SQL-READER odps.internet.access.list: odpscmd and PyODPS do not end the SET"
            + " at its \";\", so that later ones are lost: \"--\" begins a comment; write it"
            + " without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + read
            + "\nerror MCE-SQL-READER odps.task.wlm.quota: odps-jdbc 3.4.2 cuts the value off at its"
            + " \"=\"; pass it as a hint there: asMap() or toJson()"
            + read
            + "\nerror MCE-SQL-READER odps.task.wlm.quota: odpscmd and PyODPS do not end the SET"
            + " at its \";\", so that later ones are lost: the quote ' is not closed; write it"
            + " without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + read,
        Refusal.of(hints::toSetStatements));
    assertEquals(
        "{\"odps.internet.access.list\":\"xn--bcher-kva.aliyun.com:443\","
            + "\"odps.task.wlm.quota\":\"it's=mine\"}",
        hints.toJson());
  }

  @Test
  void throwsOnErrorsOfTheRules() {
    EgressSpec spec = EgressSpec.builder().region("cn-shanghai").internet("10.0.0.1:80").build();
    assertEquals(
        "error MCE-RULE-PRIVATE-ADDRESS internet[1]: \"10.0.0.1:80\" is no public address"
            + " (PRIVATE); reach it through a dedicated connection, or list it under"
            + " private-addresses [Network connection process, 2025-02-12: public IP address or"
            + " domain name]",
        Refusal.of(() -> SessionHints.from(spec)));
    assertThrows(
        InvalidEgressException.class,
        () -> SessionHints.from(spec, ResolvedHosts.parse("", CLOCK)));
  }

  @Test
  void readsEverySetWithItsLine() {
    SessionHints hints =
        SessionHints.parse(
            "set a.b=1;\nSeT\ta.c =\t2 ;;\n\n  sEt a.d=x=y;\nSELECT 1;\nSET a.b=1;SET a.e={\"t\": 1};");
    assertEquals(
        "a.b=1 1, a.c=2 2, a.d=x=y 4, a.b=1 6, a.e={\"t\": 1} 6",
        hints.statements().stream()
            .map(set -> set.key() + "=" + set.value() + " " + set.line())
            .collect(Collectors.joining(", ")));
    assertEquals("a.b=1\na.c=2\na.d=x=y\na.e={\"t\": 1}\n", lines(hints.asMap()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- SET a=b;",
        "/* SET a=b; */",
        "/* ; SET a=b; ; */ SELECT 1;",
        "SELECT 'x; SET a=b;';",
        "SELECT \"x; SET a=b;\";",
        "SELECT `x; SET a=b;`;",
        "SELECT 1 /* ; */, '; SET a=b', -- ; SET a=b;\n 2;",
        "SELECT 'it\\'s; SET a=b;';",
        "SELECT 'it''s; SET a=b;';",
        "SELECT \"\\\\\", \"; SET a=b;\";",
        "SELECT '/*', '; SET a=b; */';",
        "SELECT '--', '; SET a=b;';",
        "SELECT '\n; SET a=b;\n';",
        "UPDATE t SET a=b;",
        "SETA=b;",
        "SETPROJECT a=b;",
        "RESET a=b;",
        "SET",
        "SET;",
        "",
        ";;;",
        "\ufeff"
      })
  void findsNoSetWhereThereIsNone(String script) {
    SessionHints hints = SessionHints.parse(script);
    assertEquals(Collections.emptyMap(), hints.asMap(), script);
    assertEquals(Collections.emptyList(), hints.statements());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET a=it's;",
        "SET a=\"half;",
        "SET a=`half;",
        "SET a=b -- c;",
        "SET a=b /* c;",
        "SET a=http://x/*;",
        "SET a='x\\';"
      })
  void aValueKnowsNoQuotingAndNoComment(String script) {
    String value = script.substring("SET a=".length(), script.length() - 1);
    assertEquals(
        Collections.singletonMap("a", value), SessionHints.parse(script + "\nSELECT 1;").asMap());
  }

  @Test
  void aValueEndsAtTheFirstSemicolon() {
    SessionHints hints = SessionHints.parse("SET a='x;SET b=y';");
    assertEquals("a='x\nb=y'\n", lines(hints.asMap()));
  }

  @Test
  void doesNotJudgeValues() {
    SessionHints hints =
        SessionHints.parse("SET odps.internet.access.list=[::1]:99999,https://x/;");
    assertEquals("odps.internet.access.list=[::1]:99999,https://x/\n", lines(hints.asMap()));
  }

  @Test
  void refusesOneKeyWithTwoValuesAndTellsBothLines() {
    assertEquals(
        "error MCE-HINT-CONFLICT line 4: \"a.b\" is \"1\" in line 1 and \"2\" in line 4;"
            + " keep one of them\n"
            + "error MCE-HINT-CONFLICT line 5: \"fs.accessKeySecret\" is a value that is not shown"
            + " in line 2 and a value that is not shown in line 5; keep one of them\n"
            + "error MCE-HINT-CONFLICT line 6: \"a.d\" is \"http://...@h/?...\" in line 3 and"
            + " \"x\" in line 6; keep one of them",
        Refusal.of(
            () ->
                SessionHints.parse(
                    "SET a.b=1;\nSET fs.accessKeySecret=SECRET;\nSET a.d=http://u:SECRET@h/?SECRET;\n"
                        + "SET a.b=2;\nSET fs.accessKeySecret=x;\nSET a.d=x;")));
  }

  @Test
  void refusesASetWithoutAKey() {
    assertEquals(
        "error MCE-SQL-SYNTAX line 2: a SET has no key; write SET key=value;",
        Refusal.of(() -> SessionHints.parse("SELECT 1;\nSET =b;")));
  }

  @Test
  void refusesToWriteWhatCannotBeWritten() {
    assertEquals(
        "error MCE-SPEC-CHARACTER a: \"b\\u000ac\" holds a line break; write it without; hints have"
            + " no quoting or escape [PyODPS, odps-jdbc and odpscmd sources, read 2026-11-21: a"
            + " value has no quoting]\n"
            + "error MCE-SPEC-CHARACTER: \"d\\u000ae\" holds a line break; write it without; hints"
            + " have no quoting or escape [PyODPS, odps-jdbc and odpscmd sources, read 2026-11-21:"
            + " a value has no quoting]",
        Refusal.of(() -> SessionHints.parse("SET a=b\nc;SET d\ne=f;").toSetStatements()));
    assertThrows(
        InvalidEgressException.class, () -> SessionHints.parse("SET a=b\\;").toSetStatements());
  }

  @Test
  void escapesItsJson() {
    SessionHints hints = SessionHints.parse("SET a={\"t\\u\": \"\u2028\t\u0001</é\"};SET \"k\\=v;");
    assertEquals(
        "{\"a\":\"{\\\"t\\\\u\\\": \\\"\\u2028\\u0009\\u0001</é\\\"}\",\"\\\"k\\\\\":\"v\"}",
        hints.toJson());
  }

  @Test
  void comparesByMap() {
    SessionHints hints = SessionHints.parse("SET a=1;SET b=2;");
    assertEquals(hints, SessionHints.parse("set  a = 1 ; SELECT 1; SET b=2"));
    assertEquals(hints.hashCode(), SessionHints.parse("SET a=1;SET b=2;SELECT 1;").hashCode());
    assertNotEquals(hints, SessionHints.parse("SET a=1;"));
    assertNotEquals(hints, hints.asMap());
  }

  @Test
  void cannotBeChanged() {
    SessionHints hints = SessionHints.parse("SET a=1;");
    assertThrows(UnsupportedOperationException.class, () -> hints.asMap().clear());
    assertThrows(UnsupportedOperationException.class, () -> hints.statements().clear());
    assertThrows(UnsupportedOperationException.class, () -> hints.warnings().clear());
    SessionHints rendered = SessionHints.from(full().build());
    assertThrows(UnsupportedOperationException.class, () -> rendered.asMap().clear());
    assertThrows(UnsupportedOperationException.class, () -> rendered.warnings().clear());
  }

  @Test
  void readsAMegabyte() {
    StringBuilder script = new StringBuilder();
    int sets = 0;
    while (script.length() < 1_000_000) {
      script.append("SET a.k").append(sets).append("=v;\n-- c\nSELECT 'x;', /* ; */ `y`;\n");
      sets++;
    }
    assertEquals(sets, SessionHints.parse(script.toString()).asMap().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "/", "'x' ", "\"x\" ", ";", " ", "\n", "\r", "-- x\n", "/*x*/", "SET ", "a", "=", "\\"
      })
  void readsAMegabyteOfTheSame(String piece) {
    StringBuilder script = new StringBuilder();
    while (script.length() < 1_000_000) {
      script.append(piece);
    }
    assertEquals(Collections.emptyMap(), SessionHints.parse(script.toString()).asMap());
    assertFalse(SessionHints.parse("SET a=" + script + ";").asMap().isEmpty());
  }

  @Property
  void readsItsOwnSetStatements(@ForAll("specs") EgressSpec spec) {
    SessionHints rendered;
    try {
      rendered = SessionHints.from(spec);
    } catch (InvalidEgressException e) {
      return; // The rules refuse private addresses.
    }
    if (rendered.warnings().stream().anyMatch(it -> it.code().equals(Codes.SQL_READER))) {
      assertThrows(InvalidEgressException.class, rendered::toSetStatements);
      return; // Some reader would read them otherwise.
    }
    SessionHints read = SessionHints.parse(rendered.toSetStatements());
    assertEquals(
        new ArrayList<>(rendered.asMap().entrySet()), new ArrayList<>(read.asMap().entrySet()));
    assertEquals(rendered.toSetStatements(), read.toSetStatements());
    assertEquals(rendered, read);
  }

  @Property
  void readsTheSetStatementsOfAnyHints(@ForAll("hints") LinkedHashMap<String, String> map) {
    String script =
        map.entrySet().stream()
            .map(entry -> "SET " + entry.getKey() + "=" + entry.getValue() + ";")
            .collect(Collectors.joining("\n"));
    SessionHints hints = SessionHints.parse(script);
    String written;
    try {
      written = hints.toSetStatements();
    } catch (InvalidEgressException e) {
      return;
    }
    assertEquals(hints.asMap(), SessionHints.parse(written).asMap());
    assertEquals(written, SessionHints.parse(written).toSetStatements());
  }

  @Property
  void writesJsonThatReadsAlike(@ForAll("hints") LinkedHashMap<String, String> map) {
    String script =
        map.entrySet().stream()
            .map(entry -> "SET " + entry.getKey() + "=" + entry.getValue() + ";")
            .collect(Collectors.joining());
    SessionHints hints = SessionHints.parse(script);
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry :
        new Gson().fromJson(hints.toJson(), JsonElement.class).getAsJsonObject().entrySet()) {
      read.put(entry.getKey(), entry.getValue().getAsString());
    }
    assertEquals(hints.asMap(), read);
  }

  @Property
  void readsOrRefusesAnyScript(@ForAll("scripts") String script) {
    try {
      SessionHints hints = SessionHints.parse(script);
      assertEquals(
          hints.asMap().keySet(),
          hints.statements().stream().map(SetStatement::key).collect(Collectors.toSet()));
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        assertNotEquals(0, problem.line());
      }
    }
  }

  @Provide
  Arbitrary<EgressSpec> specs() {
    return EgressSpecTest.specArbitrary();
  }

  @Provide
  Arbitrary<String> scripts() {
    return Arbitraries.of(
            "SET ",
            "set\u3000",
            "a",
            "b.c",
            "=",
            ";",
            "'",
            "\"",
            "`",
            "--",
            "/*",
            "*/",
            "\n",
            "\r",
            "\\",
            " ",
            "SELECT 1",
            "\u00a0")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<LinkedHashMap<String, String>> hints() {
    Arbitrary<String> key =
        Arbitraries.strings()
            .withCharRange('a', 'd')
            .withChars("._-")
            .ofMinLength(1)
            .ofMaxLength(8);
    Arbitrary<String> value =
        Arbitraries.strings()
            .withCharRange('\0', '\u017f')
            .withChars("'\"`-/*\\=,:{}\u2028\u3000\ud83d\ude00")
            .ofMaxLength(12)
            .map(text -> text.replace(";", ","));
    return Arbitraries.maps(key, value).ofMaxSize(4).map(LinkedHashMap::new);
  }

  private static String lines(Map<String, String> map) {
    return map.entrySet().stream().map(entry -> entry + "\n").collect(Collectors.joining());
  }
}
