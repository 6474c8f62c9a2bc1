package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectStageTest {
  private static final Exam EXAM = new Exam();

  @ParameterizedTest
  @EnumSource(Place.class)
  void ranksWhyAConnectionIsRefused(Place place) throws Exception {
    try (Socket port = ClosedLoopbackPort.hold()) {
      Diagnosis diagnosis =
          EXAM.doctor().place(place).build().examine(Exam.HOST + ":" + port.getLocalPort());
      Exam.assertMet("refused", place, diagnosis);
      assertEquals(Verdict.SKIPPED, Exam.stage(diagnosis, ExamStage.TLS).verdict());
      assertEquals(
          Arrays.asList("no connection"), Exam.stage(diagnosis, ExamStage.HTTP).evidence());
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void ranksOtherwiseBehindALink(Place place) throws Exception {
    try (Socket port = ClosedLoopbackPort.hold()) {
      String target = Exam.HOST + ":" + port.getLocalPort();
      EgressSpec.Builder spec = EgressSpec.builder();
      if (place.isSpark()) {
        spec.dedicated(Vpc.of("cn-beijing", "vpc-1"), target);
      } else {
        spec.dedicated(NetworkLink.named("testLink"), target);
      }
      Diagnosis diagnosis =
          EXAM.doctor()
              .place(place)
              .workload(place.isSpark() ? Workload.spark("3.1") : Workload.UDF)
              .spec(spec.build())
              .build()
              .examine(target);
      Exam.assertMet("refused-behind-link", place, diagnosis);
      String how = Exam.stage(diagnosis, ExamStage.DESCRIPTION).evidence().toString();
      assertTrue(how.contains("examined from here"), how);
      if (place == Place.UDF_OPEN) {
        assertEquals("SET odps.session.networklink=testLink;", diagnosis.remedy());
      }
    }
  }

  @Test
  void pastesTheWholeAccessList() throws Exception {
    try (Socket port = ClosedLoopbackPort.hold()) {
      String target = Exam.HOST + ":" + port.getLocalPort();
      Diagnosis diagnosis =
          EXAM.doctor()
              .place(Place.UDF_OPEN)
              .spec(
                  EgressSpec.builder()
                      .internet("www.aliyun.com:80", target)
                      .privateAddresses(target)
                      .build())
              .build()
              .examine(target);
      assertEquals(
          "SET odps.internet.access.list=www.aliyun.com:80," + target + ";", diagnosis.remedy());
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void ranksWhyNothingAnswers(Place place) throws Exception {
    try (FullBacklog full = new FullBacklog()) {
      Diagnosis diagnosis =
          EXAM.doctor()
              .place(place)
              .timeout(Duration.ofMillis(400))
              .build()
              .examine(Exam.HOST + ":" + full.port());
      Exam.assertMet("timed-out", place, diagnosis);
    }
  }

  @Test
  void triesThreeAddressesAndSaysWhichWereReached() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.tls(EXAM.certificates().server("good"), Exam.OK)) {
      List<InetAddress> four = new ArrayList<>();
      for (int last = 2; last >= 1; last--) {
        four.add(Exam.address(127, 0, 0, last));
      }
      four.add(Exam.address(127, 0, 0, 3));
      four.add(Exam.address(127, 0, 0, 4));
      Diagnosis diagnosis =
          EXAM.doctor()
              .place(Place.UDF_OPEN)
              .resolver(host -> four)
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("proxy-limit-at-times", Place.UDF_OPEN, diagnosis);
      List<String> evidence = Exam.stage(diagnosis, ExamStage.CONNECT).evidence();
      assertTrue(evidence.get(0).startsWith("127.0.0.2: Connection refused"), evidence.toString());
      assertTrue(evidence.get(1).startsWith("127.0.0.1: connected"), evidence.toString());
      assertEquals("1 more addresses were not tried", evidence.get(3));
      assertEquals(Verdict.OK, Exam.stage(diagnosis, ExamStage.HTTP).verdict());
    }
  }

  @Test
  void doesNotClaimToKnowADatabase() {
    assertEquals(PortProtocol.OTHER, PortProtocol.of(3306));
    assertEquals(PortProtocol.TLS, PortProtocol.of(443));
    assertEquals(PortProtocol.HTTP, PortProtocol.of(80));
    assertEquals(PortProtocol.UNKNOWN, PortProtocol.of(8443));
  }

  /** Listens, and has no room for a connection more: packets are dropped. */
  private static final class FullBacklog implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    FullBacklog() throws IOException {
      server = new ServerSocket(0, 1, Exam.address(127, 0, 0, 1));
      boolean room = true;
      while (room) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException full) {
          room = false;
        }
      }
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : waiting) {
        socket.close();
      }
      server.close();
    }
  }
}
