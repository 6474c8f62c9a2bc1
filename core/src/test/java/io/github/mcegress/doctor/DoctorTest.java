package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door: targets, time, what a healthy target sees of it. */
class DoctorTest {
  private static final Exam EXAM = new Exam();

  @Test
  void findsNothingWrongWithAHealthyTarget() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.tls(EXAM.certificates().server("good"), Exam.OK)) {
      Diagnosis diagnosis = EXAM.declared(peer).build().examine(Exam.HOST + ":" + peer.port());
      assertEquals(Codes.OK, diagnosis.code(), diagnosis.toText());
      assertTrue(diagnosis.isHealthy());
      for (StageResult stage : diagnosis.stages()) {
        assertEquals(Verdict.OK, stage.verdict(), diagnosis.toText());
      }
      assertEquals(Arrays.asList(ExamStage.values()), Exam.stages(diagnosis));
      assertTrue(peer.connections() < 12, peer.connections() + " connections");
      assertEquals(
          Collections.singletonList(
              "HEAD / HTTP/1.1\r\nHost: "
                  + Exam.HOST
                  + ":"
                  + peer.port()
                  + "\r\nUser-Agent: mcegress-doctor\r\nAccept: */*\r\nConnection: close\r\n\r\n"),
          peer.requests());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', MCE-SPEC-HOST",
    "www.aliyun.com, MCE-SPEC-PORT",
    "www.aliyun.com:0, MCE-SPEC-PORT",
    "https://www.aliyun.com/x, MCE-SPEC-URL",
    "[::1]:443, MCE-SPEC-IPV6",
    "2001:db8::1, MCE-SPEC-IPV6",
    "what is this, MCE-SPEC-PORT"
  })
  void refusesWhatIsNoHostAndPort(String target, String code) {
    InvalidEgressException refused =
        assertThrows(InvalidEgressException.class, () -> Doctor.builder().build().examine(target));
    assertEquals(code, refused.problems().get(0).code());
    assertFalse(refused.problems().get(0).remedy().isEmpty());
  }

  @Test
  void refusesAListWithEveryTargetThatIsWrong() {
    List<String> targets = Arrays.asList("a.example.test:443", "b", "http://c");
    InvalidEgressException refused =
        assertThrows(InvalidEgressException.class, () -> Doctor.builder().build().examine(targets));
    assertEquals(2, refused.problems().size());
    assertEquals("target[2]", refused.problems().get(0).path());
  }

  @Test
  void refusesMoreTargetsThanItCanExamine() {
    List<String> many = Collections.nCopies(10_000, "a.example.test:443");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Doctor.builder().build().examine(many));
    assertTrue(refused.getMessage().startsWith("10000 targets; give at most 100"));
  }

  @Test
  void examinesAListInItsOrder() throws Exception {
    try (LoopbackPeer one = LoopbackPeer.plain(Exam.OK);
        LoopbackPeer two = LoopbackPeer.plain(Exam.OK)) {
      List<Diagnosis> diagnoses =
          EXAM.doctor()
              .tls(false)
              .build()
              .examine(Arrays.asList("127.0.0.1:" + one.port(), "127.0.0.1:" + two.port()));
      assertEquals("127.0.0.1:" + one.port(), diagnoses.get(0).target());
      assertEquals("127.0.0.1:" + two.port(), diagnoses.get(1).target());
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT0.099S", "-PT1S", "PT10M0.001S"})
  void refusesATimeOutsideOfItsRange(Duration timeout) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Doctor.builder().timeout(timeout));
    assertTrue(refused.getMessage().contains(timeout.toString()), refused.getMessage());
  }

  @Test
  void refusesAPemTextWithoutQuotingIt() {
    for (String pem : new String[] {"hidden", "-----BEGIN PRIVATE KEY-----hidden"}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Doctor.builder().trustPem(pem));
      assertFalse(refused.getMessage().contains("hidden"), refused.getMessage());
    }
  }
}
