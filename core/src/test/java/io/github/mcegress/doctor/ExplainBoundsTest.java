package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** Whatever text comes in: bounded work, a bounded answer, and no secret in it. */
class ExplainBoundsTest {
  private static final int TEN_MB = 10 * 1024 * 1024;

  /** A text that counts how many of its characters are looked at. */
  private static final class Counted implements CharSequence {
    private final int length;
    private final String head;
    private final String middle;
    private final String tail;
    private long looked;

    Counted(int length, String head, String middle, String tail) {
      this.length = length;
      this.head = head;
      this.middle = middle;
      this.tail = tail;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      looked++;
      return at(index);
    }

    private char at(int index) {
      int inMiddle = index - length / 2;
      int inTail = index - (length - tail.length());
      if (index < head.length()) {
        return head.charAt(index);
      }
      if (inMiddle >= 0 && inMiddle < middle.length()) {
        return middle.charAt(inMiddle);
      }
      return inTail >= 0 ? tail.charAt(inTail) : index % 100 == 99 ? '\n' : 'x';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      StringBuilder part = new StringBuilder();
      for (int i = start; i < end; i++) {
        part.append(at(i));
      }
      looked += end - start;
      return part;
    }

    @Override
    public String toString() {
      throw new AssertionError("a long text is not to be copied whole");
    }
  }

  @Example
  void ofTenMegabytesBothEndsAreLookedAt() {
    for (String[] text :
        new String[][] {
          {"Connection refused\n", "", "", Codes.CONNECT_REFUSED},
          {"", "", "\nConnection refused", Codes.CONNECT_REFUSED},
          {"", "\nConnection refused\n", "", Codes.UNKNOWN}
        }) {
      Counted log = new Counted(TEN_MB, text[0], text[1], text[2]);
      assertEquals(text[3], Explanation.of(log).code());
      assertEquals(2 * LogText.END_CHARACTERS, log.looked);
    }
  }

  @Example
  void theTwoEndsDoNotMakeOneLine() {
    int length = 4 * LogText.END_CHARACTERS;
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < length; i++) {
      log.append('x');
    }
    log.replace(LogText.END_CHARACTERS - 11, LogText.END_CHARACTERS, " connection");
    int tail = length - LogText.END_CHARACTERS;
    log.replace(tail, tail + 9, " refused ");
    assertEquals(Codes.UNKNOWN, Explanation.of(log).code());
  }

  /** The words for which nothing is claimed, as often as they fit in. */
  @Example
  void endlessRepetitionIsNoMoreWork() {
    StringBuilder log = new StringBuilder();
    while (log.length() < TEN_MB) {
      log.append("connection refused org.apache.spark.network ");
    }
    assertEquals(Codes.UNKNOWN, Explanation.of(log).code());
  }

  @Property
  void neverFailsAndSaysLittle(@ForAll String text) {
    Diagnosis said = Diagnosis.explain(text);
    assertFalse(said.causes().isEmpty());
    assertTrue(said.toText().length() < 20_000);
  }

  /** Pieces of what is looked for, in any order. */
  @Property
  void neverFailsOnPiecesOfLogs(@ForAll("logs") String text) {
    Diagnosis said = Diagnosis.explain(text);
    assertFalse(said.causes().isEmpty());
    assertTrue(said.toText().length() < 20_000, said.toText());
    assertTrue(said.toJson().length() < 20_000);
  }

  @Provide
  Arbitrary<String> logs() {
    return Arbitraries.of(
            "\n",
            "\tat ",
            "Caused by: ",
            "connection refused",
            "access denied",
            "(\"java.",
            "MCE-",
            "MCE-TLS-NAME",
            "MCE-SQL-FAILED",
            "'1",
            "=",
            "@",
            "?",
            "token=",
            "odps-0140171",
            "archive",
            "\u0130",
            "\ud83d",
            "org.apache.spark.network",
            " ")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void noSecretIsQuoted(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 9, max = 40) String random,
      @ForAll("places") String place) {
    String secret = "Zq7" + random;
    String text = place.replace("SECRET", secret) + "\n";
    Diagnosis said = Diagnosis.explain(text);
    assertTrue(!said.code().equals(Codes.UNKNOWN), text);
    assertFalse(said.toText().contains(secret), said.toText());
    assertFalse(said.toJson().contains(secret), said.toJson());
    Diagnosis thrown = Diagnosis.explain(new IllegalStateException(text));
    assertFalse(thrown.toText().contains(secret), thrown.toText());
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.of(
        "Connection refused: https://user:SECRET@api.example.com/x",
        "https://user:SECRET@api.example.com/x: Connection refused",
        "Connection refused https://api.example.com/x?Signature=SECRET&b=c",
        "GET /x?AccessKeyId=a&Signature=SECRET failed: Connection refused",
        "accessKeySecret=SECRET Connection refused",
        "Connection refused accessKeySecret=SECRET",
        "Connection refused, \"accessKeySecret\": \"SECRET\", \"region\": \"cn-hangzhou\"",
        "odps.access.key: SECRET, Connection refused",
        "access_id=SECRET Connection refused",
        "Authorization: Basic SECRET; Connection refused",
        "Connection refused, request headers {Authorization=acs SECRET:x}",
        "Connection refused with Bearer SECRET",
        "x-acs-security-token: SECRET Connection refused",
        "Connection refused (security-token=SECRET)",
        "Connection refused jdbc:mysql://db.example.com:3306/d?user=u&password=SECRET",
        "Connection refused jdbc:sqlserver://db.example.com:1433;user=sa;password=SECRET;x=y",
        "jdbc:oracle:thin:scott/SECRET@db.example.com:1521:x Connection refused",
        "Connection refused password='a b SECRET'",
        "CREATE USER u IDENTIFIED BY 'SECRET' : Connection refused",
        "Connection refused LTAISECRET",
        "STS.SECRET Connection refused",
        "MCE-CONNECT-REFUSED a.com:443 refused, secret SECRET",
        "Connection refused {\\\"securityToken\\\":\\\"SECRET\\\"}",
        "passphrase SECRET MCE-TLS-NAME a.com",
        "access denied (\"java.util.PropertyPermission\" \"my.password.SECRET\" \"read\")");
  }
}
