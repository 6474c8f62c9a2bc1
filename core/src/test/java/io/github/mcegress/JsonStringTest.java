package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonStringTest {
  @Test
  void hasItsQuotes() {
    assertEquals("\"\"", JsonString.of(""));
    assertEquals("\"a b\"", JsonString.ascii("a b"));
  }

  @Test
  void escapesWhatJsonDoesNotLetStand() {
    assertEquals("\"\\\"\\\\\\u0000\\u000a\\u001f\"", JsonString.of("\"\\\0\n\u001f"));
  }

  @Test
  void escapesWhatAScriptTakesForTheEndOfALine() {
    assertEquals("\"\\u2028\\u2029\"", JsonString.of("\u2028\u2029"));
  }

  @Test
  void leavesEveryOtherCharacterAsItIs() {
    assertEquals("\"/~\u007f\u00e9\u4e2d\uffff\"", JsonString.of("/~\u007f\u00e9\u4e2d\uffff"));
  }

  @Test
  void isInAsciiWhereThatIsAsked() {
    assertEquals("\"~\\u007f\\u00e9\\u4e2d\\ud83d\\ude00\"", JsonString.ascii("~\u007fé中😀"));
  }
}
