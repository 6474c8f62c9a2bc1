package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsStageTest {
  private static final Exam EXAM = new Exam();
  private static final String TARGET = Exam.HOST + ":443";

  private static HostResolver failing(String message) {
    return host -> {
      throw new UnknownHostException(message);
    };
  }

  private static Diagnosis declared(HostResolver resolver) {
    return Doctor.builder()
        .spec(EgressSpec.builder().internet(TARGET).build())
        .resolver(resolver)
        .build()
        .examine(TARGET);
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.test: Name or service not known, dns-not-known",
    "api.example.test: Name or service not known (NXDOMAIN), dns-nxdomain",
    "api.example.test: Temporary failure in name resolution, dns-temporary",
    "api.example.test: No address associated with hostname, dns-no-address",
    "api.example.test, dns-cached-failure",
    "whatever else, dns-not-known"
  })
  void namesHowALookUpFailed(String message, String fault) {
    for (Place place : Place.values()) {
      Diagnosis diagnosis =
          Doctor.builder().place(place).resolver(failing(message)).build().examine(TARGET);
      boolean known = Vocabulary.shipped().fault(fault).at(place) != null;
      Exam.assertMet(known ? fault : "dns-not-known", place, diagnosis);
      assertEquals(Verdict.SKIPPED, Exam.stage(diagnosis, ExamStage.CONNECT).verdict());
      assertTrue(diagnosis.toText().contains(message), diagnosis.toText());
    }
  }

  @Test
  void doesNotTakeAFailureThatTookTimeForOneThatIsRepeated() {
    AtomicLong now = new AtomicLong();
    HostResolver slow =
        host -> {
          now.addAndGet(Duration.ofSeconds(1).toNanos());
          throw new UnknownHostException(host);
        };
    Diagnosis diagnosis =
        Doctor.builder().nanoTime(now::get).resolver(slow).build().examine(TARGET);
    Exam.assertMet("dns-not-known", Place.LAPTOP, diagnosis);
  }

  @Test
  void namesWhatAnAnswerIsNoUseFor() {
    Exam.assertMet(
        "dns-private-answer",
        Place.LAPTOP,
        declared(host -> Collections.singletonList(Exam.address(10, 0, 0, 1))));
    Exam.assertMet(
        "dns-ipv6-only",
        Place.LAPTOP,
        declared(
            host ->
                Collections.singletonList(
                    Exam.address(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))));
    Diagnosis nowhere = declared(host -> Collections.singletonList(Exam.address(0, 0, 0, 0)));
    assertEquals(Codes.DNS_UNRESOLVED, nowhere.code());
    assertEquals(Certainty.OBSERVED, nowhere.cause().certainty());
  }

  @Test
  void usesShippedAddressesAndAsksNobody() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(Exam.OK)) {
      Diagnosis diagnosis = shipped(peer, "2026-11-20T10:00:00Z", failing("nobody is asked"));
      assertTrue(diagnosis.isHealthy(), diagnosis.toText());
      String evidence = Exam.stage(diagnosis, ExamStage.DNS).evidence().toString();
      assertTrue(evidence.contains("2026-11-20T10:00:00Z, 1440 minutes ago"), evidence);
    }
  }

  @Test
  void tellsShippedAddressesThatAreTooOld() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(Exam.OK)) {
      Diagnosis diagnosis = shipped(peer, "2026-11-20T09:59:00Z", failing("nobody is asked"));
      Exam.assertMet("shipped-stale", Place.LAPTOP, diagnosis);
      assertEquals(Verdict.OK, Exam.stage(diagnosis, ExamStage.HTTP).verdict());
    }
  }

  private static Diagnosis shipped(LoopbackPeer peer, String at, HostResolver resolver) {
    String hosts = "# " + Exam.HOST + " resolved " + at + "\n127.0.0.1 " + Exam.HOST + "\n";
    return Doctor.builder()
        .tls(false)
        .clock(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC))
        .hosts(ResolvedHosts.parse(hosts))
        .resolver(resolver)
        .build()
        .examine(Exam.HOST + ":" + peer.port());
  }

  @Test
  void asksAnewWhenNoShippedAddressIsReached() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(Exam.OK)) {
      String hosts = "127.0.0.2 " + Exam.HOST + "\n";
      Doctor.Builder doctor =
          Doctor.builder().tls(false).hosts(ResolvedHosts.parse(hosts)).resolver(Exam.LOOPBACK);
      Diagnosis diagnosis = doctor.build().examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("shipped-stale", Place.LAPTOP, diagnosis);
      assertFalse(peer.requests().isEmpty());
    }
  }

  @Test
  void keepsToTheRefusalWhenTheResolverKnowsNothingBetter() throws Exception {
    try (Socket port = ClosedLoopbackPort.hold()) {
      String hosts = "127.0.0.1 " + Exam.HOST + "\n";
      for (HostResolver resolver : Arrays.asList(failing("unknown"), Exam.LOOPBACK)) {
        Diagnosis diagnosis =
            Doctor.builder()
                .hosts(ResolvedHosts.parse(hosts))
                .resolver(resolver)
                .build()
                .examine(Exam.HOST + ":" + port.getLocalPort());
        Exam.assertMet("refused", Place.LAPTOP, diagnosis);
      }
    }
  }

  @Test
  void leavesOutWhatCannotBeUsed() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(Exam.OK)) {
      InetAddress nowhere = Exam.address(224, 0, 0, 1);
      InetAddress here = Exam.address(127, 0, 0, 1);
      Diagnosis diagnosis =
          Doctor.builder()
              .tls(false)
              .resolver(host -> Arrays.asList(nowhere, here))
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      assertTrue(diagnosis.isHealthy(), diagnosis.toText());
      assertTrue(diagnosis.toText().contains("left out 224.0.0.1"), diagnosis.toText());
    }
  }

  @Test
  void saysThatTheTimeWasOverAfterALongLookUp() {
    AtomicLong now = new AtomicLong();
    HostResolver slow =
        host -> {
          now.addAndGet(Duration.ofMinutes(1).toNanos());
          return Collections.singletonList(Exam.address(127, 0, 0, 1));
        };
    Diagnosis diagnosis =
        Doctor.builder().nanoTime(now::get).resolver(slow).build().examine(TARGET);
    assertEquals(Codes.UNKNOWN, diagnosis.code(), diagnosis.toText());
    assertEquals(Verdict.UNKNOWN, Exam.stage(diagnosis, ExamStage.CONNECT).verdict());
    assertEquals(60_000, Exam.stage(diagnosis, ExamStage.DNS).duration().toMillis());
  }
}
