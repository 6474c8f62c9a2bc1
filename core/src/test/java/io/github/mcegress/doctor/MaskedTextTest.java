package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Connection refused to a.com:443 | Connection refused to a.com:443",
        "at a.b.Log4j2Factory.get(Log4j2Factory.java:12) | at a.b.Log4j2Factory.get(Log4j2Factory.java:12)",
        "to https://u1:pw@a.com/x | to ...@a.com/x",
        "to jdbc:oracle:thin:scott/tiger@db:1521:x | to ...@db:1521:x",
        "to https://a.com/x?a=b&c=d and back | to https://a.com/x?... and back",
        "to jdbc:sqlserver://db:1433;user=sa | to jdbc:sqlserver://db:1433;...",
        "id wJalrXUtnFEMI7K7MDENG refused | id ... refused",
        "id wJalrXUtnFEMI/K7MDENG+bPx= refused | id ... refused",
        "id 20261121082530123gabc refused | id ... refused",
        "id LTAI5tAbc refused | id ... refused",
        "token STS.Nabc refused | token ... refused",
        "jwt eyJhbGci.eyJzdWIi.sig refused | jwt ... refused",
        "password=a b c refused | ...",
        "refused, \"accessKeySecret\" : \"a\" | refused, \"...",
        "refused with Authorization: acs a:b | refused with ...",
        "refused, security-token=a | refused, security-...",
        "refused, key: a | refused, ...",
        "unexpected token at 3 | unexpected token at 3",
        "User defined function exception | User defined function exception",
        "IDENTIFIED BY 'a' | ..."
      })
  void hidesWhatNobodyElseShouldRead(String line, String shown) {
    assertEquals(shown, MaskedText.masked(line));
  }

  @Test
  void quotesTheWordsWithALittleOfTheirLine() {
    String log =
        "first line\nthis is far before the words and left out, as is this: Connection refused by"
            + " a.com:443 and what comes behind that is cut where it is long enough\nlast line";
    assertEquals(
        "\"words and left out, as is this: Connection refused by a.com:443 and what comes behind that"
            + " is cut wh...\"",
        quoted(log, "Connection refused"));
  }

  @Test
  void quotesTheWordsAloneWhereASecretStandsBeforeThem() {
    assertEquals(
        "\"connection refused\"", quoted("password=x Connection refused", "connection refused"));
  }

  @Test
  void aLineWithoutEndIsNotReadToItsEnd() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      log.append("xx ");
    }
    log.insert(150_000, "Connection refused ");
    String quoted = quoted(log.toString(), "Connection refused");
    assertFalse(quoted.length() > 120, quoted);
  }

  private static String quoted(String text, String words) {
    LogText log = LogText.of(text);
    int at = log.lower().indexOf(words.toLowerCase(java.util.Locale.ROOT));
    return MaskedText.around(log, at, words);
  }
}
