package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.Codes;
import org.junit.jupiter.api.Test;

class LogTextTest {
  private static final String LOG =
      "INFO before\nERROR task 1\nan.Exception: a\n\tat A.b\nCaused by: B: b\n  ... 3 more\nINFO after\n";

  private static String block(String text, String words) {
    LogText log = LogText.of(text);
    int at = text.indexOf(words);
    return log.lower().substring(log.blockStart(at), log.blockEnd(at));
  }

  @Test
  void anExceptionBeginsWithTheLineThatItIsLoggedFor() {
    String wanted = "error task 1\nan.exception: a\n\tat a.b\ncaused by: b: b\n  ... 3 more";
    assertEquals(wanted, block(LOG, "B: b"));
    assertEquals(wanted, block(LOG, "an.Exc"));
    assertEquals(wanted, block(LOG, "3 more"));
  }

  @Test
  void aLineOfItsOwnIsTakenWithTheOneBeforeIt() {
    assertEquals("info before", block(LOG, "before"));
    assertEquals("info before\nerror task 1", block(LOG, "task 1"));
    assertEquals("", block("\n", "\n"));
  }

  @Test
  void isCutWhereItIsLongerThanAnybodyReads() {
    StringBuilder text = new StringBuilder("X: y\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("\tat a.B.c\n");
    }
    text.insert(text.length() / 2, "HERE");
    assertEquals(2 * 16_384, block(text.toString(), "HERE").length());
  }

  @Test
  void lowerCaseKeepsEveryPlace() {
    LogText log = LogText.of("\u0130 ABC \u00dc");
    assertEquals("\u0130 abc \u00dc", log.lower());
    String text = "\u0130\u0130\u0130 \u00dcber CONNECTION REFUSED \ud83d\ude00";
    assertEquals(Codes.CONNECT_REFUSED, Diagnosis.explain(text).code());
  }

  @Test
  void aShortTextIsWholeAndALongOneItsEnds() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2 * LogText.END_CHARACTERS; i++) {
      text.append(i % 10);
    }
    assertEquals(text.toString(), LogText.of(text).text());
    text.insert(LogText.END_CHARACTERS, "in the middle");
    assertEquals(-1, LogText.of(text).text().indexOf("middle"));
    assertEquals(2 * LogText.END_CHARACTERS + 1, LogText.of(text).text().length());
  }
}
