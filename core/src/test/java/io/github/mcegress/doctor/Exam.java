package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Examinations of servers on loopback, and what the vocabulary says that they come to. */
final class Exam {
  static final String HOST = "api.example.test";

  static final LoopbackPeer.Talk OK =
      LoopbackPeer.http("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

  static final HostResolver LOOPBACK = host -> Collections.singletonList(address(127, 0, 0, 1));

  private final TestCertificates certificates = new TestCertificates();

  static InetAddress address(int... bytes) throws UnknownHostException {
    byte[] four = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      four[i] = (byte) bytes[i];
    }
    return InetAddress.getByAddress(HOST, four);
  }

  TestCertificates certificates() {
    return certificates;
  }

  /** A doctor that trusts the tests' root and finds every name on loopback. */
  Doctor.Builder doctor() {
    return Doctor.builder()
        .resolver(LOOPBACK)
        .trustPem(certificates.rootPem())
        .timeout(Duration.ofSeconds(30));
  }

  /** The same with a description that has the peer's endpoint, and shares connections out. */
  Doctor.Builder declared(LoopbackPeer peer) {
    String target = HOST + ":" + peer.port();
    return doctor()
        .spec(
            EgressSpec.builder()
                .region("cn-shanghai")
                .internet(target)
                .privateAddresses(target)
                .maxConnections(8)
                .maxTasks(4)
                .build());
  }

  Diagnosis examine(LoopbackPeer peer, Place place) {
    return doctor().place(place).build().examine(HOST + ":" + peer.port());
  }

  /** As {@link #examine}, in little time: for peers that say nothing. */
  Diagnosis examineQuickly(LoopbackPeer peer, Place place) {
    return doctor()
        .place(place)
        .timeout(Duration.ofSeconds(2))
        .build()
        .examine(HOST + ":" + peer.port());
  }

  static List<ExamStage> stages(Diagnosis diagnosis) {
    List<ExamStage> stages = new ArrayList<>();
    for (StageResult stage : diagnosis.stages()) {
      stages.add(stage.stage());
    }
    return stages;
  }

  static StageResult stage(Diagnosis diagnosis, ExamStage stage) {
    return diagnosis.stages().get(stage.ordinal());
  }

  /** That the diagnosis is what the vocabulary says of that fault at that place. */
  static void assertMet(String fault, Place place, Diagnosis diagnosis) {
    Symptom symptom = Vocabulary.shipped().fault(fault).at(place);
    assertTrue(symptom != null, fault + " cannot occur at " + place);
    String text = fault + " at " + place + "\n" + diagnosis.toText();
    assertEquals(symptom.code(), diagnosis.code(), text);
    List<String> causes = new ArrayList<>();
    for (Cause cause : diagnosis.causes()) {
      causes.add(cause.code());
    }
    if (symptom.isObserved()) {
      assertEquals(Collections.singletonList(symptom.code()), causes, text);
      assertEquals(Certainty.OBSERVED, diagnosis.cause().certainty(), text);
    } else {
      assertEquals(symptom.causes(), causes, text);
      assertEquals(Certainty.INFERRED, diagnosis.cause().certainty(), text);
    }
    ExamStage stage = symptom.stage();
    if (stage != null) {
      assertEquals(symptom.verdict(), stage(diagnosis, stage).verdict(), text);
    }
  }
}
