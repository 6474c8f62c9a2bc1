package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

public class TablePropertiesTest {
  private static final EgressSpec SPEC =
      EgressSpec.builder().dedicated(NetworkLink.named("testLink"), "db.example.com:3306").build();

  @Test
  void rendersTheNetworkLink() {
    TableProperties properties = TableProperties.from(SPEC);
    assertEquals("TBLPROPERTIES('networklink'='testLink')", properties.toClause());
    assertEquals(Collections.singletonMap("networklink", "testLink"), properties.asMap());
    assertEquals(Rules.check(SPEC, Workload.EXTERNAL_TABLE), properties.warnings());
    assertEquals("[networklink]", properties.toString());
  }

  @Test
  void rendersNothingWithoutOne() {
    EgressSpec spec = EgressSpec.builder().internet("www.aliyun.com:443").build();
    TableProperties properties = TableProperties.from(spec);
    assertEquals("", properties.toClause());
    List<Problem> own = new ArrayList<>(properties.warnings());
    own.removeAll(Rules.check(spec, Workload.EXTERNAL_TABLE));
    assertEquals(
        Collections.singletonList(Codes.TABLE_NETWORK),
        own.stream().map(Problem::code).collect(Collectors.toList()));
  }

  @Test
  void leavesItToTheRulesToTellThatNothingIsOpened() {
    EgressSpec nothing = EgressSpec.builder().build();
    assertEquals(
        Collections.singletonList(Codes.RULE_NOTHING_OPENED),
        TableProperties.from(nothing).warnings().stream()
            .map(Problem::code)
            .collect(Collectors.toList()));
  }

  @Test
  void readsAndWritesTheClauseOfTheDocument() {
    String document =
        "-- Configure parameters in the table creation statement.\n"
            + " TBLPROPERTIES(\n'networklink'='<networklink_name>')";
    assertEquals(
        "TBLPROPERTIES('networklink'='<networklink_name>')",
        TableProperties.parse(document).toClause());
  }

  @Test
  void refusesWhatTheRulesRefuse() {
    EgressSpec spec =
        EgressSpec.builder()
            .internet("10.0.0.1:80")
            .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
            .build();
    assertThrows(InvalidEgressException.class, () -> TableProperties.from(spec));
  }

  @Test
  void findsTheClauseInAStatement() {
    TableProperties properties =
        TableProperties.parse(
            "CREATE EXTERNAL TABLE `TBLPROPERTIES('a'='b')` (x STRING COMMENT \"TBLPROPERTIES(\\\"\")"
                + " -- TBLPROPERTIES('c'='d')\n/* TBLPROPERTIES */ my_tblproperties tblproperties /**/"
                + " ( \"e\" = 'it\\'s \\\\ \\; \\q\\101\\t' , 'f'=\"\");");
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("e", "it's \\ ; qA\t");
    expected.put("f", "");
    assertEquals(expected, properties.asMap());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TBLPROPERTIES",
        "\nTBLPROPERTIES(",
        "TBLPROPERTIES()",
        "TBLPROPERTIES('a')",
        "TBLPROPERTIES('a'=)",
        "TBLPROPERTIES('a'=b)",
        "TBLPROPERTIES('a'='b'",
        "TBLPROPERTIES('a'='b",
        "TBLPROPERTIES('a'='b\\",
        "TBLPROPERTIES('a'='b',)",
        "TBLPROPERTIES('a'='b') TBLPROPERTIES('c'='d')",
        "'"
      })
  void refusesWhatItCannotRead(String sql) {
    assertEquals(Codes.SQL_SYNTAX, Refusal.codeOf(() -> TableProperties.parse(sql)));
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    String message =
        Refusal.of(() -> TableProperties.parse("\nTBLPROPERTIES('a'='SECRET',\r\n'a'='SECRET')"));
    assertEquals(
        "error MCE-SPEC-DUPLICATE line 3: \"a\" stands twice in TBLPROPERTIES; write it once",
        message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\",
        "\\'",
        "a\nb",
        "a\tb",
        "a\0b",
        "\u2028",
        "\ud800",
        "\udc00\ud800",
        "\uffff"
      })
  void refusesWhatCannotReadBackEqual(String value) {
    for (TableProperties properties :
        new TableProperties[] {
          TableProperties.of(Collections.singletonMap("k", value)),
          TableProperties.of(Collections.singletonMap("k" + value, "v"))
        }) {
      String message = Refusal.of(properties::toClause);
      assertTrue(message.startsWith("error MCE-TABLE-TEXT: "), message);
      assertTrue(message.contains("\"k"), message);
    }
  }

  @Test
  void namesEverythingThatCannotBeWrittenWithoutShowingSecrets() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("password", "SECRET\\");
    map.put("other", "a\\b");
    map.put("", "c");
    String message = Refusal.of(() -> TableProperties.of(map).toClause());
    assertEquals(3, message.split("\n").length, message);
    assertFalse(message.contains("SECRET"), message);
    assertTrue(message.contains("the value of \"other\", \"a\\b\", holds \"\\\""), message);
  }

  @Test
  void comparesByTheMap() {
    assertEquals(
        TableProperties.from(SPEC),
        TableProperties.parse("tblproperties('networklink'='testLink')"));
    assertEquals(
        TableProperties.from(SPEC).hashCode(),
        TableProperties.parse("tblproperties('networklink'='testLink')").hashCode());
    assertNotEquals(TableProperties.from(SPEC), TableProperties.parse(""));
    assertThrows(
        UnsupportedOperationException.class, () -> TableProperties.from(SPEC).asMap().clear());
  }

  @Property
  void readsBackWhatItRenders(@ForAll("hostile") Map<String, String> map) {
    TableProperties properties = TableProperties.of(map);
    String clause;
    try {
      clause = properties.toClause();
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        assertEquals(Codes.TABLE_TEXT, problem.code());
      }
      return;
    }
    assertEquals(properties, TableProperties.parse(clause));
    assertEquals(clause, TableProperties.parse(clause).toClause());
    assertEquals(
        clause.isEmpty() ? 0 : 1, clause.split("\n", -1).length - (clause.isEmpty() ? 1 : 0));
  }

  @Property
  void readsOrRefusesAnyText(@ForAll("texts") String text) {
    try {
      TableProperties.parse(text);
    } catch (InvalidEgressException e) {
      assertNotEquals(0, e.problems().get(0).line());
    }
  }

  @Provide
  Arbitrary<Map<String, String>> hostile() {
    return hostileProperties();
  }

  /** Properties with keys and values that break naive renderers, some of them unwritable. */
  public static Arbitrary<Map<String, String>> hostileProperties() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                30,
                Arbitraries.of(
                    "'",
                    "\"",
                    "`",
                    ";",
                    "=",
                    ",",
                    ")",
                    "(",
                    "--",
                    "/*",
                    "*/",
                    " ",
                    "TBLPROPERTIES",
                    "]]>",
                    "<![CDATA[",
                    "&amp;",
                    "%27",
                    "${x}",
                    "\u00e9",
                    "\u4e2d",
                    "\ud83d\ude00",
                    "networklink",
                    "a")),
            net.jqwik.api.Tuple.of(1, Arbitraries.of("\\", "\n", "\t", "\0", "\ud800", "\u2029")));
    Arbitrary<String> text = piece.list().ofMaxSize(5).map(pieces -> String.join("", pieces));
    return Arbitraries.maps(text, text).ofMaxSize(4).map(LinkedHashMap<String, String>::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "TBLPROPERTIES",
            "(",
            ")",
            "'",
            "\"",
            "`",
            "\\",
            "=",
            ",",
            "--",
            "/*",
            "*/",
            "\n",
            "\r",
            "0",
            "1",
            "a",
            " ",
            "'a'='b'",
            "\u3000")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }
}
