package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private static final String CODE = "code | MCE-A | - | a | b | c\n";
  private static final String FAULT = "fault | f | what | apart | do | source\n";

  @Test
  void hasARowForEveryCodeAndNoOther() throws IllegalAccessException {
    Set<String> codes = new TreeSet<>();
    for (Field field : Codes.class.getFields()) {
      codes.add((String) field.get(null));
    }
    Set<String> rows = new TreeSet<>();
    for (CodeRow row : Vocabulary.shipped().rows()) {
      rows.addAll(row.codes());
      assertFalse(row.cause().isEmpty() || row.source().isEmpty(), row.toString());
    }
    assertEquals(codes, rows);
  }

  @Test
  void anObservedCauseSaysWhatWasSeen() {
    List<Cause> causes =
        Vocabulary.shipped().causes("tls-expired", Place.LAPTOP, "a.com:443", "expired in 2020");
    assertEquals(1, causes.size());
    assertEquals(
        "MCE-TLS-EXPIRED (observed): expired in 2020; do: renew the certificate at the server"
            + " [measured on Java 8 and 17]",
        causes.get(0).toString());
  }

  @Test
  void inferredCausesComeByTheirRankAtThePlace() {
    Vocabulary words = Vocabulary.shipped();
    List<Cause> inside = words.causes("refused", Place.UDF_SANDBOX, "a.com:443", "refused");
    assertEquals(Codes.CAUSE_ACCESS_LIST, inside.get(0).code());
    assertEquals(Certainty.INFERRED, inside.get(0).certainty());
    assertEquals("SET odps.internet.access.list=a.com:443;", inside.get(0).remedy());
    assertTrue(inside.get(0).apart().contains("second target"), inside.get(0).apart());
    List<Cause> outside = words.causes("refused", Place.LAPTOP, "a.com:443", "refused");
    assertEquals(Codes.CAUSE_SERVICE_DOWN, outside.get(0).code());
    assertFalse(outside.toString().contains(Codes.CAUSE_ACCESS_LIST), outside.toString());
  }

  @Test
  void refusesAFaultThatCannotOccurThere() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Vocabulary.shipped().causes("sandbox-connect", Place.LAPTOP, "a.com:443", ""));
    assertEquals("sandbox-connect cannot occur at LAPTOP", refused.getMessage());
  }

  @Test
  void readsContinuationsCommentsAndJoinedRows() {
    Vocabulary read =
        VocabularyText.read(
            "# no row\n\n"
                + CODE
                + "+ code | MCE-B MCE-C | x y; z\n  | a | - | c\n"
                + FAULT
                + "seen | f | LAPTOP | DNS | FAILED | MCE-A | MCE-B MCE-C\n");
    assertEquals("[MCE-A | a | b, MCE-B MCE-C | a | ]", read.rows().toString());
    assertTrue(read.row("MCE-C").isJoined());
    assertEquals("[x y, z]", read.row("MCE-C").texts().toString());
    assertEquals("[[LAPTOP] MCE-A [MCE-B, MCE-C]]", read.fault("f").symptoms().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "word | x; codes.txt, line 3: \"word\" is no kind of row; write code, fault, seen, text, veto or own",
        "code | MCE-B | -; codes.txt, line 3: the row has 3 columns; write 6",
        "seen | g | LAPTOP | - | - | MCE-A | -; codes.txt, line 3: write the fault \"g\" above the row",
        "seen | f | HOME | - | - | MCE-A | -; codes.txt, line 3: \"HOME\" is none of",
        "seen | f | LAPTOP LAPTOP | - | - | MCE-A | -; codes.txt, line 3: LAPTOP stands twice",
        "fault | f | a | b | c | d; codes.txt, line 3: the fault \"f\" stands twice",
        "seen | f | LAPTOP | - | - | MCE-B | -; \"MCE-B\" has no row in codes.txt",
        "code | MCE-A | - | a | b | c; MCE-A has two rows"
      })
  void refusesABrokenRow(String row, String message) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> VocabularyText.read(CODE + FAULT + row + "\n"));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
