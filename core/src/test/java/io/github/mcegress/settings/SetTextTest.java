package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Refusal;
import io.github.mcegress.SetReaders.Reader;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetTextTest {
  private static final Set<Reader> ALL = EnumSet.allOf(Reader.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q",
        "my quota",
        "a-b-",
        "'it is' so",
        "{\"t1\": 1024}",
        "{\"*\":50000}",
        "a/",
        "*/",
        "#a",
        "\\a",
        "'\\''",
        "(a[b]{c})",
        "'('",
        "a\u00a0b",
        "\u4e2d\ud83d\ude00"
      })
  void acceptsWhatAllReadAlike(String value) {
    Map<String, String> map = Collections.singletonMap("odps.task.wlm.quota", value);
    String text = SetText.of(map, ALL);
    assertEquals(map, SetLineReaders.odpsJdbc(text));
    assertEquals(map, SetLineReaders.pyodps(text));
    assertEquals(map, SetLineReaders.odpscmd(text));
  }

  /** Refused for exactly those who do get something else, wherever the next SET line is lost. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a=b                   | ODPS_JDBC",
        "a--b                  | ODPSCMD, PYODPS",
        "xn--bcher-kva.com:443 | ODPSCMD, PYODPS",
        "a/*b                  | PYODPS",
        "it's                  | ODPSCMD, PYODPS",
        "a\"b                  | ODPSCMD, PYODPS",
        "'a\\'                 | ODPSCMD, PYODPS",
        "a`b                   | PYODPS",
        "(a                    | PYODPS",
        "a}                    | PYODPS",
        "(a]                   | PYODPS"
      })
  void refusesWhatAReaderMisreadsAndNoMore(String value, String misreading) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("odps.task.wlm.quota", value);
    map.put("odps.function.timeout", "600");
    String text = "SET odps.task.wlm.quota=" + value + ";\nSET odps.function.timeout=600;\n";
    for (Reader reader : Reader.values()) {
      if (Arrays.asList(misreading.split(", ")).contains(reader.name())) {
        assertEquals(
            "MCE-SQL-READER", Refusal.codeOf(() -> SetText.of(map, EnumSet.of(reader))), value);
        assertNotEquals(map, SetLineReaders.read(reader, text), value);
      } else {
        assertEquals(text, SetText.of(map, EnumSet.of(reader)), value);
        assertEquals(map, SetLineReaders.read(reader, text), value);
      }
    }
    assertEquals("MCE-SQL-READER", Refusal.codeOf(() -> SetText.of(map, ALL)), value);
  }

  @Test
  void tellsWhereAHostInPunycodeCanGo() {
    EgressSpec spec = EgressSpec.builder().internet("b\u00fccher.example:443").build();
    String instead =
        "error MCE-SQL-READER odps.internet.access.list: odpscmd and PyODPS do not end the SET at"
            + " its \";\", so that later ones are lost: \"--\" begins a comment; write it without,"
            + " or pass it as a hint there: asMap() or toJson(), for odpscmd a line"
            + " set.key=value of its odps_config.ini [odpscmd 38953c7, PyODPS d4cdf3c, odps-jdbc"
            + " 3.4.2 and 3d2e0d2, read 2026-11-21]";
    assertEquals(instead, Refusal.of(() -> SessionHints.from(spec).toSetStatements()));
    assertEquals(instead, Refusal.of(() -> OdpscmdScript.from(spec).toScript()));
    Map<String, String> map =
        Collections.singletonMap("odps.internet.access.list", "xn--bcher-kva.example:443");
    assertEquals(map, SessionHints.from(spec).asMap());
    assertEquals(map, JsonMap.of(SessionHints.from(spec).toJson()));
    assertEquals(map, SetLineReaders.odpsJdbc(JdbcSettings.from(spec).toSetBlock()));
    assertEquals(map, PythonSettings.from(spec).asMap());
  }

  @Test
  void tellsEveryReaderAtOnceAndShowsNoSecret() {
    String refused =
        Refusal.of(
            () -> SetText.of(Collections.singletonMap("fs.accessKeySecret", "SECRET'="), ALL));
    assertTrue(refused.contains("odps-jdbc 3.4.2 cuts the value off"), refused);
    assertTrue(refused.contains("odpscmd and PyODPS do not end the SET"), refused);
    assertFalse(refused.contains("SECRET"), refused);
  }

  @Test
  void refusesAnEmptyValue() {
    assertEquals(
        "MCE-SQL-READER", Refusal.codeOf(() -> SetText.of(Collections.singletonMap("a", ""), ALL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud83d", "\ude00\ud83d", "\ufffe", "\uffff"})
  void nothingCarriesWhatIsNoCharacter(String quota) {
    String refused = Refusal.of(() -> SessionHints.parse("SET a=" + quota + ";").toSetStatements());
    assertTrue(refused.startsWith("error MCE-SPEC-CHARACTER a: "), refused);
    assertTrue(refused.contains(", which is no character; write it without"), refused);
    assertEquals(
        "MCE-SPEC-CHARACTER",
        Refusal.codeOf(() -> EgressSpec.builder().computeQuota(quota).build()));
  }
}
