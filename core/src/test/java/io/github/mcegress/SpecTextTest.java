package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTextTest {
  @Test
  void tellsEveryMistakeOfATextAtOnceWithItsLine() throws IOException {
    String message =
        Refusal.of(() -> EgressSpec.parse(ExpectedText.of("every-mistake.properties")));
    assertEquals(ExpectedText.of("every-mistake.txt"), message + "\n");
    assertFalse(message.contains("SECRET"), message);
  }

  @Test
  void readsCommentsBlankLinesAndLooseBlanks() {
    EgressSpec spec =
        EgressSpec.parse(
            "# a comment; with = everything, even https://u:p@x?y\n"
                + "\n"
                + "   # an indented comment\n"
                + "\tinternet=a.com:80,b.com:80 ,\tc.com:80  \n"
                + "compute-quota = a = b # no comment\n"
                + "max-tasks=007");
    assertEquals(
        "internet = a.com:80, b.com:80, c.com:80\n"
            + "compute-quota = a = b # no comment\n"
            + "max-tasks = 7\n",
        spec.toText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "\r\n\r\n", "# only a comment", "\ufeff", "\ufeff# c\r\n", "   "})
  void readsATextWithoutSettings(String text) {
    assertEquals(EgressSpec.builder().build(), EgressSpec.parse(text));
  }

  @Test
  void readsAByteOrderMarkAndCrLf() {
    assertEquals(
        "region = cn-shanghai\ninternet = a.com:80\n",
        EgressSpec.parse("\ufeffregion = cn-shanghai\r\ninternet = a.com:80\r\n").toText());
  }

  @Test
  void refusesAByteOrderMarkInsideOfTheText() {
    assertEquals(
        "error MCE-SPEC-KEY line 2: \"\\ufeffregion\" is no key of a description; write one of"
            + " region, internet, networklink, networklink.hosts, vpc, vpc.hosts, service.oss, service.tablestore, service.hologres, service.log, service.kms, service.dlf, compute-quota,"
            + " isolation, batch.rows, batch.timeout, max-connections, max-tasks,"
            + " private-addresses, pin-plain-http, list-addresses",
        Refusal.of(() -> EgressSpec.parse("\n\ufeffregion = cn-shanghai")));
  }

  @ParameterizedTest
  @CsvSource({"1s, 1", "600s, 600", "10m, 600", "1h, 3600", "60m, 3600", "3600s, 3600", "01s, 1"})
  void readsBatchTimeouts(String text, long seconds) {
    assertEquals(
        Optional.of(Duration.ofSeconds(seconds)),
        EgressSpec.parse("batch.timeout = " + text).batchTimeout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "s", "1.5s", "1 s", "1S", "1d", "-1s", "PT1S", "1000000s", "\uff11s"})
  void refusesWhatIsNoTime(String text) {
    assertEquals(
        "error MCE-SPEC-VALUE line 1, batch.timeout: "
            + Quoted.of(text)
            + " is no time; write whole seconds, minutes or hours: 600s, 10m, 1h",
        Refusal.of(() -> EgressSpec.parse("batch.timeout = " + text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "3601s", "61m", "2h", "999999h"})
  void refusesATimeOutOfRange(String text) {
    assertEquals(
        Codes.SPEC_VALUE, Refusal.codeOf(() -> EgressSpec.parse("batch.timeout = " + text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch.rows", "max-connections", "max-tasks"})
  void readsNumbersToTheirEnd(String key) {
    assertEquals(key + " = 2147483647\n", EgressSpec.parse(key + " = 2147483647").toText());
    for (String bad :
        new String[] {
          "",
          "2147483648",
          "9999999999",
          "99999999999",
          "-1",
          "+1",
          "1.0",
          "0x1",
          "1e3",
          "1 000",
          "\uff11"
        }) {
      assertEquals(
          "error MCE-SPEC-VALUE line 1, "
              + key
              + ": "
              + Quoted.of(bad)
              + " is no number; write digits only, at most 2147483647",
          Refusal.of(() -> EgressSpec.parse(key + " = " + bad)));
    }
    assertEquals(
        "error MCE-SPEC-VALUE line 1, " + key + ": the number is 0; write 1 or more",
        Refusal.of(() -> EgressSpec.parse(key + " = 0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"isolation", "pin-plain-http", "list-addresses"})
  void readsFlags(String key) {
    assertEquals(key + " = true\n", EgressSpec.parse(key + " = true").toText());
    assertEquals("", EgressSpec.parse(key + " = false").toText());
    for (String bad : new String[] {"", "TRUE", "True", "yes", "1", "on", "true;"}) {
      assertEquals(
          "error MCE-SPEC-VALUE line 1, "
              + key
              + ": "
              + Quoted.of(bad)
              + " is neither true nor false; write true or false",
          Refusal.of(() -> EgressSpec.parse(key + " = " + bad)));
    }
  }

  @ParameterizedTest
  @CsvSource({"networklink.hosts, networklink", "vpc.hosts, vpc"})
  void refusesHostsWithoutTheirConnection(String hosts, String connection) {
    assertEquals(
        "error MCE-SPEC-UNDECLARED line 2, "
            + hosts
            + ": there are hosts but no "
            + connection
            + "; add the line "
            + connection
            + " = ...",
        Refusal.of(() -> EgressSpec.parse("\n" + hosts + " = a.com:80")));
  }

  @Test
  void doesNotMissAConnectionThatIsOnlyWrong() {
    assertEquals(
        Codes.SPEC_LINK,
        Refusal.codeOf(() -> EgressSpec.parse("networklink = 1\nnetworklink.hosts = a.com:80")));
    assertEquals(
        Codes.SPEC_VPC, Refusal.codeOf(() -> EgressSpec.parse("vpc.hosts = a.com:80\nvpc = x")));
  }

  @Test
  void takesAConnectionWithoutHosts() {
    assertEquals(Collections.emptyList(), EgressSpec.parse("networklink = a").networkLinkHosts());
  }

  @ParameterizedTest
  @ValueSource(chars = {'\r', '\u0085', '\u2028', '\u2029'})
  void refusesALineBreakThatEndsNoLine(char c) {
    assertEquals(
        "error MCE-SPEC-CHARACTER line 1: the comment holds a line break that ends no line here;"
            + " end lines with LF or CR LF",
        Refusal.of(() -> EgressSpec.parse("# hidden" + c + "internet = evil.com:80\n")));
    assertEquals(
        Codes.SPEC_CHARACTER,
        Refusal.codeOf(() -> EgressSpec.parse("internet = a.com:80" + c + "isolation = true")));
    assertEquals(
        Codes.SPEC_CHARACTER,
        Refusal.codeOf(() -> EgressSpec.parse("compute-quota = a" + c + "isolation = true")));
    assertEquals(
        Codes.SPEC_LINK, Refusal.codeOf(() -> EgressSpec.parse("networklink = a" + c + "b")));
  }

  @Test
  void knowsNoContinuationAndNoEscape() {
    assertEquals(
        "error MCE-SPEC-CHARACTER line 1, internet[2]: \"\\\" ends with \"\\\", which makes the"
            + " \";\" behind it part of the value; write it without; hints have no quoting or escape"
            + " [PyODPS, odps-jdbc and odpscmd sources, read 2026-11-21: a value has no quoting]\n"
            + "error MCE-SPEC-SYNTAX line 2: \"b.com:80\" is no setting; write key = value, or #"
            + " before a comment",
        Refusal.of(() -> EgressSpec.parse("internet = a.com:80, \\\n  b.com:80")));
  }

  @Test
  void takesTheFirstOfTwoEqualKeys() {
    assertEquals(
        "error MCE-SPEC-DUPLICATE line 3, region: the key stands in line 1 too; write it once,"
            + " the entries of a list separated by commas\n"
            + "error MCE-SPEC-DUPLICATE line 4, region: the key stands in line 1 too; write it"
            + " once, the entries of a list separated by commas",
        Refusal.of(
            () ->
                EgressSpec.parse(
                    "region = cn-shanghai\n\nregion = cn-beijing\nregion = cn-shanghai")));
  }

  @Test
  void countsAMillionLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      text.append('\n');
    }
    assertEquals(OptionalInt.of(3), EgressSpec.parse(text + "max-tasks = 3").maxTasks());
    assertEquals(
        "error MCE-SPEC-SYNTAX line 1000001: \"x\" is no setting; write key = value, or # before"
            + " a comment",
        Refusal.of(() -> EgressSpec.parse(text + "x")));
  }

  @Test
  void readsTensOfThousandsOfEndpoints() {
    StringBuilder text = new StringBuilder("internet = a0.com:1");
    for (int i = 1; i < 50_000; i++) {
      text.append(",a").append(i).append(".com:1");
    }
    assertEquals(50_000, EgressSpec.parse(text.toString()).internet().size());
  }

  @Property
  void readsOrRefusesAnyText(@ForAll String text) {
    readsOrRefuses(text);
    readsOrRefuses("internet = " + text);
    readsOrRefuses("networklink = " + text);
  }

  @Property
  void readsOrRefusesAnyTextOfItsOwnCharacters(
      @ForAll @Chars({'\n', '\r', '=', '#', ',', ':', ' ', '.', 'a', '1', 'v', 'p', 'c', '\ufeff'})
          String text) {
    readsOrRefuses(text);
  }

  private static void readsOrRefuses(String text) {
    EgressSpec spec;
    try {
      spec = EgressSpec.parse(text);
    } catch (InvalidEgressException e) {
      assertFalse(e.problems().isEmpty());
      for (Problem problem : e.problems()) {
        assertFalse(problem.line() == 0, problem.toString());
      }
      return;
    }
    assertEquals(spec, EgressSpec.parse(spec.toText()));
  }
}
