package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
  private static final String READ = " [odps-jdbc 3.4.2 and PyODPS sources, read 2026-11-21]";
  private static final String READERS =
      " [odpscmd 38953c7, PyODPS d4cdf3c, odps-jdbc 3.4.2 and 3d2e0d2, read 2026-11-21]";

  @Test
  void takesAScriptApart() throws IOException {
    SqlScript script = SqlScript.parse(ExpectedText.of("script.sql"));
    StringBuilder text = new StringBuilder();
    for (SetStatement set : script.settings()) {
      text.append(set.line()).append(": ").append(set.key()).append(" = ").append(set.value());
      text.append('\n');
    }
    for (SqlStatement statement : script.statements()) {
      text.append(statement.line()).append(": ").append(statement.text()).append('\n');
    }
    for (Problem warning : script.warnings()) {
      text.append(warning).append('\n');
    }
    assertEquals(ExpectedText.of("script-apart.txt"), text.toString());
  }

  @Test
  void aStatementEndsWithItsSemicolonAndNoComment() {
    assertEquals(Collections.singletonList("SELECT 1;"), statements("SELECT 1 -- one\n;"));
    assertEquals(Collections.singletonList("SELECT 1;"), statements("SELECT 1 -- one"));
    assertEquals(Collections.singletonList("SELECT 1;"), statements("SELECT 1 /* one */ ;"));
    assertEquals(
        Collections.singletonList("SELECT 1;"),
        statements("-- a\n/* b */ SELECT 1 \n -- c\n -- d"));
    assertEquals(
        Collections.singletonList("SELECT /*+ mapjoin(a) */ 1 -- one\n , 2;"),
        statements("SELECT /*+ mapjoin(a) */ 1 -- one\n , 2"));
  }

  @Test
  void leavesOutEmptyStatements() {
    assertEquals(
        Arrays.asList("SELECT 1;", "SELECT 2;"),
        statements(";; SELECT 1;\n;-- x\n; /* y */ ;SELECT 2; -- z"));
    assertEquals(Collections.emptyList(), statements(""));
    assertEquals(Collections.emptyList(), statements("-- only a comment"));
    assertEquals(Collections.emptyList(), statements("/**/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';';",
        "SELECT \";\";",
        "SELECT `;`;",
        "SELECT '\\';';",
        "SELECT \"\\\";\";",
        "SELECT ''';';",
        "SELECT `a``;`;",
        "SELECT `\\`;",
        "SELECT '\\\\';",
        "SELECT '/*;*/', \"--;\";",
        "SELECT 1 /* ' ; \" */;",
        "SELECT 1 /*/ ; */;",
        "SELECT 1 - - 2 / 3 * 4;"
      })
  void cutsAtSemicolonsOutsideOfLiteralsAndComments(String script) {
    assertEquals(1, statements(script).size());
    assertEquals(1, statements(script.substring(0, script.length() - 1)).size());
    assertEquals(2, statements(script + "SELECT 2").size());
  }

  @Test
  void countsTheLineOfTheFirstWord() {
    SqlScript script =
        SqlScript.parse(
            "\n-- a\n/* b\n b */ SELECT\n'c\nc'\n; SELECT 2;\r\nSELECT 3;\rSELECT 4;\nSET a=1\n;SELECT 5;");
    assertEquals(
        Arrays.asList(4, 7, 8, 9, 11),
        script.statements().stream().map(SqlStatement::line).collect(Collectors.toList()));
    assertEquals(10, script.settings().get(0).line());
  }

  @Test
  void aLineCommentEndsAtAnyLineBreak() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      SqlScript script = SqlScript.parse("-- a" + end + "SET a=1;" + end + "SELECT 1;");
      assertEquals("1", script.settings().get(0).value());
      assertEquals(2, script.settings().get(0).line());
      assertEquals(3, script.statements().get(0).line());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SELECT 'x | a literal that begins with '",
        "SELECT \"x | a literal that begins with \"",
        "SELECT `x | a literal that begins with `",
        "SELECT 'x\\' | a literal that begins with '",
        "SELECT 'x\\ | a literal that begins with '",
        "/* x | a comment",
        "/*/ | a comment",
        "SELECT 1 /* x; SET a=b; | a comment",
        "SELECT 1; /* | a comment",
      })
  void refusesAScriptThatEndsInside(String script, String what) {
    assertEquals(
        "error MCE-SQL-SYNTAX line 3: the script ends inside of " + what + "; close it",
        Refusal.of(() -> SqlScript.parse("\n\n" + script + "\n\n\n")));
    assertEquals(
        "error MCE-SQL-SYNTAX line 1: the script ends inside of " + what + "; close it",
        Refusal.of(() -> SqlScript.parse(script)));
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    assertEquals(
        "error MCE-SQL-SYNTAX line 2: a SET has no key; write SET key=value;\n"
            + "error MCE-HINT-CONFLICT line 3: \"a\" is \"1\" in line 1 and \"2\" in line 3;"
            + " keep one of them",
        Refusal.of(() -> SqlScript.parse("SET a=1;\nSET =x;\nSET a=2;")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SET a.b=c;", "set A.9=x y;", "SET a=,:{}\"'\";", "SET a=b;\nSELECT 1;\n-- x"})
  void hasNothingToSayAboutAPlainScript(String script) {
    assertEquals(Collections.emptyList(), SqlScript.parse(script).warnings());
  }

  @Test
  void warnsOfAKeyThatPyOdpsDoesNotSee() {
    String message =
        "warning MCE-SQL-READER line 1: PyODPS does not see the key \"%s\": it reads letters,"
            + " digits and dots%s; pass it as a hint there: asMap() or toJson()"
            + READERS;
    String sent = "; odpscmd sends the SET as SQL";
    assertEquals(String.format(message, "a_b", ""), warning("SET a_b=c;"));
    assertEquals(String.format(message, "a-b", ""), warning("SET a-b=c;"));
    assertEquals(String.format(message, "a b", sent), warning("SET a b=c;"));
    assertEquals(String.format(message, "a\\u000ab", sent), warning("SET a\nb=c;"));
  }

  @Test
  void warnsOfASetBehindAStatement() {
    assertEquals(
        "warning MCE-SQL-READER line 2: odps-jdbc reads SET lines only before the first statement;"
            + " this one stands behind; move it to the top: here it holds for the whole script"
            + READ,
        warning("SELECT 1;\nSET a=b;"));
  }

  @Test
  void warnsOnceOfASetBehindAComment() {
    assertEquals(
        "warning MCE-SQL-READER line 2: odps-jdbc up to 3.4.2 stops reading SET lines at a comment;"
            + " move comments behind the SET lines"
            + READ,
        warning("-- a\nSET a=b;\n-- c\nSET c=d;"));
  }

  @Test
  void warnsOfASetThatTheScriptEndsIn() {
    assertEquals(
        "warning MCE-SQL-READER line 1: the script ends inside of the SET; end it with \";\""
            + READ,
        warning("SET a=b"));
  }

  @Test
  void warnsOfAValueOverSeveralLines() {
    String message =
        "warning MCE-SQL-READER line 1: the value runs over several lines: odps-jdbc 3.4.2"
            + " stops reading there, odpscmd sends it as SQL, PyODPS may change the blanks"
            + " around the break; end the SET with \";\" in its line"
            + READERS;
    assertEquals(message, warning("SET a=b\nSELECT 1;"));
    assertEquals(message, warning("SET a=b\rSELECT 1;"));
  }

  @Test
  void warnsOfAnEscapedSemicolon() {
    assertEquals(
        "warning MCE-SQL-READER line 1: \"\\;\" is a semicolon to newer odps-jdbc and the end of"
            + " the value to others; write the value without \";\""
            + READERS,
        warning("SET a=b\\;"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "b -- c | odpscmd and PyODPS do | \"--\" begins a comment",
        "xn--b.example:80 | odpscmd and PyODPS do | \"--\" begins a comment",
        "http://x/* | PyODPS does | \"/*\" begins a comment",
        "it's | odpscmd and PyODPS do | the quote ' is not closed",
        "a\"b'c\\\" | odpscmd and PyODPS do | the quote \" is not closed",
        "a`b | PyODPS does | the quote ` is not closed",
        "{\"*\":[4} | | \"}\" closes nothing",
        "4) | | \")\" closes nothing",
        "{\"*\":4 | PyODPS does | \"{\" is not closed",
        "(-- ) | odpscmd and PyODPS do | \"--\" begins a comment",
      })
  void warnsOfWhatSwallowsTheSemicolon(String value, @Nullable String who, String why) {
    assertEquals(
        "warning MCE-SQL-READER line 1: "
            + (who == null
                ? "PyODPS then reads no SET of the script: "
                : who + " not end the SET at its \";\", so that later ones are lost: ")
            + why
            + "; write it without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + READERS,
        warning("SET a=" + value + ";"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"*\":4}", "'--'", "\"/*\"", "a-b", "a/b", "it\\s", "\"it's\"", "(`)`)", "[{}]"})
  void hasNothingToSayAboutWhatEveryReaderReadsAlike(String value) {
    assertEquals("", warning("SET a=" + value + ";"));
  }

  @Test
  void warnsOfARawStringThatDoesNotEnd() {
    String warning =
        "warning MCE-SQL-READER line 1: odpscmd may not end the SET at its \";\": a raw string begins"
            + " with r and a quote; write it without, or pass it as a hint there: asMap() or toJson(), for odpscmd a line set.key=value of its odps_config.ini"
            + READERS;
    assertEquals(warning, warning("SET a=r\"(b\";"));
    assertEquals(warning, warning("SET a=R'x(b';"));
    assertEquals("", warning("SET a=r\"x(b)x\";"));
    assertEquals("", warning("SET a=for \"b\";"));
  }

  @Test
  void warnsOfACommentThatStaysInTheValue() {
    assertEquals(
        "warning MCE-SQL-READER line 1: the value holds a comment, which odpscmd, PyODPS and"
            + " odps-jdbc keep in it; move the comment to a line of its own"
            + READ,
        warning("SET a=b /* c */;"));
  }

  @Test
  void warnsOfKeysThatOdpscmdKeeps() {
    assertEquals(
        "warning MCE-SQL-READER line 1: odpscmd keeps \"fallback.timeout\" to itself: the job does"
            + " not get it; pass it as a hint there: asMap() or toJson()"
            + READERS,
        warning("SET fallback.timeout=true;"));
    assertEquals(
        "warning MCE-SQL-READER line 1: odpscmd changes the project's \"ProjectProtection\" instead"
            + " of giving it to the job; remove it from the script"
            + READERS,
        warning("SET ProjectProtection=false;"));
  }

  @Test
  void warnsOfASetWithoutAValue() {
    String message =
        "warning MCE-SQL-READER line 1: PyODPS does not see a SET without a value, odps-jdbc 3.4.2"
            + " fails on it, odpscmd sends it as SQL; write a value"
            + READERS;
    assertEquals(message, warning("SET a=;"));
    assertEquals(message, warning("SET a= \n;"));
  }

  @Test
  void warnsOfAnEqualsSignInTheValue() {
    assertEquals(
        "warning MCE-SQL-READER line 1: odps-jdbc 3.4.2 cuts the value off at its \"=\"; pass it as"
            + " a hint there: asMap() or toJson()"
            + READERS,
        warning("SET a=b=c;"));
  }

  @Test
  void warnsOfASetWithoutAnEqualsSign() {
    assertEquals(
        "warning MCE-SQL-READER line 1: a SET without \"=\" is sent as SQL; write SET key=value;"
            + READ,
        warning("SET a.b;"));
    assertEquals(Collections.singletonList("SET a.b;"), statements("SET a.b ;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET\u3000a=b;", "SET\u00a0a=b;", "SET a\u3000=b;", "SET a=b\u3000;"})
  void readsUnusualBlanksAndWarns(String script) {
    assertEquals(
        "warning MCE-SQL-READER line 1: the SET holds a blank that is no plain space: readers"
            + " disagree whether it is one; write plain spaces"
            + READ,
        warning(script));
    assertEquals(
        Collections.singletonMap("a", "b"), SessionHints.parse(script + "SELECT 1").asMap());
  }

  @Test
  void skipsAByteOrderMark() {
    SqlScript script = SqlScript.parse("\ufeffSET a=b;\nSELECT 1;");
    assertEquals("a", script.settings().get(0).key());
    assertEquals(1, script.settings().get(0).line());
  }

  @Test
  void cannotBeChanged() {
    SqlScript script = SqlScript.parse("SET a=b;SELECT 1;");
    assertThrows(UnsupportedOperationException.class, () -> script.settings().clear());
    assertThrows(UnsupportedOperationException.class, () -> script.statements().clear());
    assertThrows(UnsupportedOperationException.class, () -> script.warnings().clear());
  }

  @Test
  void saysWhereAStatementStandsAndNotWhatItHolds() {
    SqlScript script = SqlScript.parse("SET a=SECRET;\nSELECT url_fetch('http://x/?k=SECRET');");
    assertEquals("SET a in line 1", script.settings().get(0).toString());
    assertEquals("statement in line 2", script.statements().get(0).toString());
  }

  @Test
  void readsAMegabyteInOneStatement() {
    StringBuilder text = new StringBuilder("SELECT ");
    while (text.length() < 1_000_000) {
      text.append("'x;\n', /* ;\n */ `y` -- ;\n, ");
    }
    text.append("1");
    assertEquals(Collections.singletonList(text + ";"), statements(text.toString()));
    int line = text.toString().split("\n", -1).length;
    assertTrue(
        assertThrows(InvalidEgressException.class, () -> SqlScript.parse(text + "'"))
            .getMessage()
            .startsWith("error MCE-SQL-SYNTAX line " + line + ":"));
  }

  private static List<String> statements(String script) {
    return SqlScript.parse(script).statements().stream()
        .map(SqlStatement::text)
        .collect(Collectors.toList());
  }

  private static String warning(String script) {
    return SqlScript.parse(script).warnings().stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }
}
