package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlsStageTest {
  private static final Exam EXAM = new Exam();

  private static LoopbackPeer showing(String alias) throws Exception {
    return LoopbackPeer.tls(EXAM.certificates().server(alias), Exam.OK);
  }

  /** Says these bytes as soon as somebody connects. */
  private static LoopbackPeer saying(int... bytes) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int b : bytes) {
      text.append((char) b);
    }
    return LoopbackPeer.plain(
        (peer, socket) -> {
          LoopbackPeer.say(socket, text.toString());
          LoopbackPeer.hang(peer, socket);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "other, tls-other-name, shop.example.test",
    "subject-only, tls-other-name, no alternative name",
    "expired, tls-expired, to 2020-12-31",
    "strange, tls-unknown-ca, stranger CA",
    "self, tls-self-signed, CN=api.example.test"
  })
  void namesWhatIsWrongWithACertificate(String alias, String fault, String words) throws Exception {
    for (Place place : Place.values()) {
      try (LoopbackPeer peer = showing(alias)) {
        Diagnosis diagnosis = EXAM.examine(peer, place);
        Exam.assertMet(fault, place, diagnosis);
        assertTrue(diagnosis.cause().message().contains(words), diagnosis.toText());
        assertEquals("[]", peer.requests().toString());
        assertTrue(peer.connections() < 12, peer.connections() + " connections");
      }
    }
  }

  @Test
  void doesNotSayWhetherTheClockOrTheCertificateIsEarly() throws Exception {
    try (LoopbackPeer peer = showing("future")) {
      Exam.assertMet("tls-not-yet-valid", Place.LAPTOP, EXAM.examine(peer, Place.LAPTOP));
    }
  }

  @Test
  void tellsAMissingIntermediate() throws Exception {
    SSLContext leafAlone = EXAM.certificates().server("deep", "deep", 1);
    try (LoopbackPeer peer = LoopbackPeer.tls(leafAlone, Exam.OK);
        LoopbackPeer whole = showing("deep")) {
      Exam.assertMet("tls-missing-intermediate", Place.LAPTOP, EXAM.examine(peer, Place.LAPTOP));
      assertTrue(EXAM.examine(whole, Place.LAPTOP).isHealthy());
    }
  }

  @Test
  void looksAtWhatIsShownToThoseWhoNameNobody() throws Exception {
    SSLContext context = EXAM.certificates().server("good", "other", 2);
    try (LoopbackPeer peer = LoopbackPeer.tls(context, Exam.OK)) {
      Diagnosis byName = EXAM.examine(peer, Place.LAPTOP);
      assertTrue(byName.isHealthy(), byName.toText());
      String evidence = Exam.stage(byName, ExamStage.TLS).evidence().toString();
      assertTrue(evidence.contains("another certificate is shown, for \"other."), evidence);
      Diagnosis byAddress = EXAM.doctor().build().examine("127.0.0.1:" + peer.port());
      Exam.assertMet("tls-default-host", Place.LAPTOP, byAddress);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3", "TLSv1.2"})
  void tellsThatAClientCertificateIsWanted(String version) throws Exception {
    try (LoopbackPeer peer =
        LoopbackPeer.tls(
            EXAM.certificates().server("good"),
            Exam.OK,
            server -> {
              server.setNeedClientAuth(true);
              server.setEnabledProtocols(new String[] {version});
            })) {
      Exam.assertMet(
          "tls-client-certificate", Place.SPARK_DRIVER, EXAM.examine(peer, Place.SPARK_DRIVER));
    }
  }

  @Test
  void goesOnWhereAClientCertificateIsOnlyAskedFor() throws Exception {
    try (LoopbackPeer peer =
        LoopbackPeer.tls(
            EXAM.certificates().server("good"),
            Exam.OK,
            server -> server.setWantClientAuth(true))) {
      Diagnosis diagnosis = EXAM.examine(peer, Place.LAPTOP);
      assertTrue(diagnosis.isHealthy(), diagnosis.toText());
      String evidence = Exam.stage(diagnosis, ExamStage.TLS).evidence().toString();
      assertTrue(evidence.contains("asks for a client certificate"), evidence);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "70, tls-old-version",
    "40, tls-alert",
    "112, tls-unrecognized-name",
    "116, tls-client-certificate"
  })
  void namesTheAlert(int alert, String fault) throws Exception {
    try (LoopbackPeer peer = saying(0x15, 3, 1, 0, 2, 2, alert)) {
      Exam.assertMet(fault, Place.UDF_OPEN, EXAM.examine(peer, Place.UDF_OPEN));
    }
  }

  @Test
  void tellsAnOldVersionThatTheServerChooses() throws Exception {
    int[] hello = new int[47];
    int[] head = {0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1};
    System.arraycopy(head, 0, hello, 0, head.length);
    hello[44] = 0xc0;
    hello[45] = 0x09;
    try (LoopbackPeer peer = saying(hello)) {
      Exam.assertMet("tls-old-version", Place.LAPTOP, EXAM.examine(peer, Place.LAPTOP));
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void ranksWhyAConnectionIsEnded(Place place) throws Exception {
    try (LoopbackPeer reset = LoopbackPeer.plain(LoopbackPeer::reset);
        LoopbackPeer closed = LoopbackPeer.plain((peer, socket) -> {})) {
      Exam.assertMet("reset-in-handshake", place, EXAM.examine(reset, place));
      Exam.assertMet("reset-in-handshake", place, EXAM.examine(closed, place));
      assertTrue(reset.connections() < 12, reset.connections() + " connections");
    }
  }

  @Test
  void seesThatConnectionsAreEndedAtTimes() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (LoopbackPeer behind = showing("good");
        LoopbackPeer peer =
            LoopbackPeer.plain(
                (itself, socket) -> {
                  if (count.incrementAndGet() > 1) {
                    Relay.between(socket, behind.port());
                  }
                })) {
      Diagnosis diagnosis = EXAM.examine(peer, Place.UDF_OPEN);
      Exam.assertMet("proxy-limit-at-times", Place.UDF_OPEN, diagnosis);
      assertEquals(Verdict.OK, Exam.stage(diagnosis, ExamStage.HTTP).verdict());
    }
  }

  @Test
  void ranksWhyNothingAnswersTheHandshake() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(LoopbackPeer::hang)) {
      Exam.assertMet("tls-silent", Place.UDF_OPEN, EXAM.examineQuickly(peer, Place.UDF_OPEN));
    }
  }

  @Test
  void tellsThatThePortAnswersWithoutTls() throws Exception {
    try (LoopbackPeer greeting = saying('2', '2', '0', ' ', 'm', 'a', 'i', 'l', '\r', '\n');
        LoopbackPeer http = LoopbackPeer.plain(Exam.OK)) {
      Exam.assertMet("tls-plain", Place.LAPTOP, EXAM.examineQuickly(greeting, Place.LAPTOP));
      try (LoopbackPeer strict =
          LoopbackPeer.plain(
              (peer, socket) -> LoopbackPeer.say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
        Diagnosis wanted = EXAM.doctor().tls(true).build().examine(Exam.HOST + ":" + strict.port());
        Exam.assertMet("tls-plain", Place.LAPTOP, wanted);
      }
      Diagnosis looked =
          EXAM.doctor()
              .timeout(Duration.ofSeconds(2))
              .build()
              .examine(Exam.HOST + ":" + http.port());
      assertTrue(looked.isHealthy(), looked.toText());
      assertEquals(Verdict.SKIPPED, Exam.stage(looked, ExamStage.TLS).verdict());
    }
  }
}
