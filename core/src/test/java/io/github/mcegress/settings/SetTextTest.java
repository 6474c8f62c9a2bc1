package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import io.github.mcegress.SetReaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetTextTest {
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
    assertEquals(Collections.emptyList(), SetReaders.refusals("odps.task.wlm.quota", value));
    String text = SetText.of(map);
    assertEquals(map, SetLineReaders.odpsJdbc(text));
    assertEquals(map, SetLineReaders.pyodps(text));
    assertEquals(map, SetLineReaders.odpscmd(text));
  }

  /** Each refusal has its reader, who does get something else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a=b    | odps-jdbc",
        "a--b   | odpscmd",
        "a/*b   | PyODPS",
        "it's   | odpscmd",
        "a\"b   | PyODPS",
        "'a\\'  | odpscmd",
        "a`b    | PyODPS",
        "(a     | PyODPS",
        "a}     | PyODPS",
        "(a]    | PyODPS"
      })
  void refusesWhatSomebodyMisreads(String value, String reader) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("odps.task.wlm.quota", value);
    map.put("odps.function.timeout", "600");
    assertNotEquals(
        Collections.emptyList(), SetReaders.refusals("odps.task.wlm.quota", value), value);
    String text = "SET odps.task.wlm.quota=" + value + ";\nSET odps.function.timeout=600;\n";
    Map<String, String> read =
        reader.equals("odps-jdbc")
            ? SetLineReaders.odpsJdbc(text)
            : reader.equals("odpscmd") ? SetLineReaders.odpscmd(text) : SetLineReaders.pyodps(text);
    assertNotEquals(map, read, value);
  }

  @Test
  void tellsEveryReaderAtOnceAndShowsNoSecret() {
    String refused =
        Refusal.of(() -> SetText.of(Collections.singletonMap("fs.accessKeySecret", "SECRET'=")));
    assertTrue(refused.contains("odps-jdbc 3.4.2 cuts the value off"), refused);
    assertTrue(refused.contains("odpscmd and PyODPS do not end the SET"), refused);
    assertFalse(refused.contains("SECRET"), refused);
  }

  @Test
  void refusesAnEmptyValue() {
    assertEquals(
        "MCE-SQL-READER", Refusal.codeOf(() -> SetText.of(Collections.singletonMap("a", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud83d", "\ude00\ud83d", "\ufffe", "\uffff"})
  void nothingCarriesWhatIsNoCharacter(String quota) {
    EgressSpec spec = EgressSpec.builder().computeQuota(quota).build();
    String message = Refusal.of(() -> JdbcSettings.from(spec));
    assertEquals(message, Refusal.of(() -> OdpscmdScript.from(spec)));
    assertEquals(message, Refusal.of(() -> PythonSettings.from(spec)));
    assertEquals(message, Refusal.of(() -> JobProperties.from(spec)));
    assertEquals("MCE-SPEC-CHARACTER", Refusal.codeOf(() -> JobProperties.from(spec)));
  }

  @Test
  void saysWhichIsNoCharacter() {
    InvalidEgressException refused = null;
    try {
      WireText.check(Collections.singletonMap("a", "b\ud83d"));
    } catch (InvalidEgressException e) {
      refused = e;
    }
    assertEquals(
        "error MCE-SPEC-CHARACTER a: \"b\\ud83d\" holds \\ud83d, which is no character; write it"
            + " without; settings travel as XML in UTF-8 [SQLTask.java of odps-sdk-core 0.57.1,"
            + " read 2026-11-21]",
        refused.getMessage());
  }
}
