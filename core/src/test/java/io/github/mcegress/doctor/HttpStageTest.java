package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStageTest {
  private static final Exam EXAM = new Exam();

  private static LoopbackPeer answering(String head) throws Exception {
    return LoopbackPeer.tls(EXAM.certificates().server("good"), LoopbackPeer.http(head));
  }

  private static Diagnosis plain(LoopbackPeer peer, Place place) {
    return EXAM.doctor().tls(false).place(place).build().examine(Exam.HOST + ":" + peer.port());
  }

  @ParameterizedTest
  @CsvSource({
    "400, http-404",
    "403, http-403",
    "404, http-404",
    "407, http-407",
    "421, http-421",
    "429, http-429",
    "502, http-502",
    "503, http-503",
    "504, http-502"
  })
  void namesTheStatus(int status, String fault) throws Exception {
    try (LoopbackPeer peer = answering("HTTP/1.1 " + status + " No\r\nRetry-After: 7\r\n\r\n")) {
      for (Place place : Place.values()) {
        Diagnosis diagnosis = EXAM.examine(peer, place);
        Exam.assertMet(fault, place, diagnosis);
        if (diagnosis.cause().certainty() == Certainty.OBSERVED) {
          String message = diagnosis.cause().message();
          assertTrue(message.contains(status + ", Retry-After \"7\""), message);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 301, 401, 405, 501})
  void takesAnAnswerOfTheServiceForAnOpenWay(int status) throws Exception {
    try (LoopbackPeer peer = answering("HTTP/1.1 " + status + " x\r\n\r\n")) {
      Diagnosis diagnosis = EXAM.examine(peer, Place.LAPTOP);
      assertTrue(diagnosis.isHealthy(), diagnosis.toText());
    }
  }

  @Test
  void namesARedirectToWhatIsNotDeclared() throws Exception {
    try (LoopbackPeer peer =
        answering("HTTP/1.1 302 Found\r\nLocation: https://login.example.test/?secret=1\r\n\r\n")) {
      Diagnosis diagnosis = EXAM.declared(peer).build().examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("http-redirect", Place.LAPTOP, diagnosis);
      assertTrue(diagnosis.cause().message().contains("login.example.test:443"));
      assertFalse(diagnosis.toJson().contains("secret"), diagnosis.toJson());
      assertTrue(EXAM.examine(peer, Place.LAPTOP).isHealthy());
    }
  }

  @Test
  void takesARedirectToADeclaredHost() throws Exception {
    try (LoopbackPeer peer = answering("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n");
        LoopbackPeer other =
            answering("HTTP/1.1 302 Found\r\nLocation: https://b.example.test\r\n\r\n")) {
      Diagnosis own = EXAM.declared(peer).build().examine(Exam.HOST + ":" + peer.port());
      assertEquals(Codes.OK, own.code(), own.toText());
      String target = Exam.HOST + ":" + other.port();
      Diagnosis declared =
          EXAM.doctor()
              .spec(
                  EgressSpec.builder()
                      .internet(target, "b.example.test:443")
                      .privateAddresses(target)
                      .build())
              .build()
              .examine(target);
      assertEquals(Codes.OK, declared.code(), declared.toText());
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void ranksWhyAConnectionIsLost(Place place) throws Exception {
    try (LoopbackPeer closed = LoopbackPeer.plain((peer, socket) -> LoopbackPeer.request(socket));
        LoopbackPeer reset = LoopbackPeer.plain(LoopbackPeer::reset);
        LoopbackPeer overTls =
            LoopbackPeer.tls(
                EXAM.certificates().server("good"),
                (peer, socket) -> LoopbackPeer.request(socket))) {
      Exam.assertMet("lost", place, plain(closed, place));
      Exam.assertMet("lost", place, plain(reset, place));
      Exam.assertMet("lost", place, EXAM.examine(overTls, place));
    }
  }

  @Test
  void ranksWhyThereIsNoAnswer() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(LoopbackPeer::hang)) {
      Diagnosis diagnosis =
          EXAM.doctor()
              .tls(false)
              .timeout(Duration.ofMillis(300))
              .place(Place.UDF_SANDBOX)
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("http-no-answer", Place.UDF_SANDBOX, diagnosis);
    }
  }

  @Test
  void endsAHeadThatNeverEnds() throws Exception {
    try (LoopbackPeer peer =
        LoopbackPeer.plain(
            (itself, socket) -> {
              LoopbackPeer.request(socket);
              LoopbackPeer.say(socket, "HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 1_000_000; i++) {
                LoopbackPeer.say(socket, "X-" + i + ": y\r\n");
              }
            })) {
      Diagnosis diagnosis = plain(peer, Place.LAPTOP);
      assertEquals(Codes.OK, diagnosis.code(), diagnosis.toText());
    }
  }

  @Test
  void namesAFirstByteThatCameLate() throws Exception {
    AtomicLong now = new AtomicLong();
    try (LoopbackPeer peer =
        LoopbackPeer.plain(
            (itself, socket) -> {
              LoopbackPeer.request(socket);
              now.addAndGet(Duration.ofMillis(2001).toNanos());
              LoopbackPeer.say(socket, "HTTP/1.1 200 OK\r\n\r\n");
            })) {
      Diagnosis diagnosis =
          EXAM.doctor()
              .tls(false)
              .nanoTime(now::get)
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("http-slow", Place.LAPTOP, diagnosis);
      assertTrue(diagnosis.cause().message().contains("2001 ms"), diagnosis.toText());
    }
  }

  @Test
  void namesAnAnswerThatIsNoHttp() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(LoopbackPeer.http("SSH-2.0-x\r\n"))) {
      Exam.assertMet("http-no-http", Place.LAPTOP, plain(peer, Place.LAPTOP));
    }
  }

  @Test
  void comparesTheClocks() throws Exception {
    try (LoopbackPeer peer =
        answering("HTTP/1.1 200 OK\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n\r\n")) {
      Diagnosis diagnosis = EXAM.examine(peer, Place.LAPTOP);
      assertEquals(Codes.OK, diagnosis.code(), diagnosis.toText());
      StageResult runtime = Exam.stage(diagnosis, ExamStage.RUNTIME);
      assertEquals(Verdict.WARNING, runtime.verdict());
      assertEquals(Codes.RUNTIME_CLOCK, runtime.causes().get(0).code());
    }
  }
}
