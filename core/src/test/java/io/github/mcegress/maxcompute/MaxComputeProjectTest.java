package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.Account;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.Codes;
import io.github.mcegress.lab.ClosedPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MaxComputeProjectTest {
  private static final Account ACCOUNT = new AliyunAccount("id", "key");

  private static MaxComputeException unreachable(Odps odps, int seconds, Duration bound) {
    long start = System.nanoTime();
    MaxComputeException e =
        assertThrows(
            MaxComputeException.class,
            () -> MaxComputeProject.checkReachable(odps, seconds, seconds));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(bound) < 0, "took " + took);
    assertEquals(Codes.MAXCOMPUTE_UNREACHABLE, e.code());
    return e;
  }

  @Test
  void tellsOfAClosedPortAtOnce() throws IOException {
    int port;
    MaxComputeException e;
    try (ClosedPort closed = new ClosedPort()) {
      port = closed.number();
      Odps odps = new Odps(ACCOUNT);
      odps.setEndpoint("http://user:hunter@127.0.0.1:" + port + "/api?sig=hunter");
      odps.setDefaultProject("p");

      e = unreachable(odps, 10, Duration.ofSeconds(5));
    }

    assertTrue(
        e.getMessage()
            .matches(
                "MCE-MAXCOMPUTE-UNREACHABLE: http://\\.\\.\\.@127\\.0\\.0\\.1:"
                    + port
                    + "/api does not answer: Connection refused.*; check the endpoint, and that"
                    + " this machine may reach it"),
        e.getMessage());
    assertTrue(e.getCause() instanceof ConnectException, String.valueOf(e.getCause()));
    assertNull(e.getCause().getCause());
  }

  @Test
  void tellsOfAPortThatNeverAnswersWithinTheBound() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Odps odps =
          MaxComputeProject.connect(
              "http://127.0.0.1:" + silent.getLocalPort() + "/api", "p", ACCOUNT);

      MaxComputeException e = unreachable(odps, 1, Duration.ofSeconds(4));

      assertEquals(
          "MCE-MAXCOMPUTE-UNREACHABLE: http://127.0.0.1:"
              + silent.getLocalPort()
              + "/api does not answer: Read timed out; check the endpoint, and that this machine"
              + " may reach it",
          e.getMessage());
      assertTrue(e.getCause() instanceof SocketTimeoutException, String.valueOf(e.getCause()));
    }
  }

  @Test
  void tellsOfANameThatDoesNotResolve() {
    Odps odps = MaxComputeProject.connect("http://service.invalid/api", "p", ACCOUNT);

    MaxComputeException e = unreachable(odps, 10, Duration.ofSeconds(30));

    assertEquals(
        "MCE-MAXCOMPUTE-UNREACHABLE: http://service.invalid/api does not answer: its name does not"
            + " resolve; check the endpoint, and that this machine may reach it",
        e.getMessage());
    assertTrue(e.getCause() instanceof UnknownHostException, String.valueOf(e.getCause()));
  }

  @Test
  void connectsWithBoundedWaits() {
    Odps odps = MaxComputeProject.connect("https://service.example.test/api", "p", ACCOUNT);

    assertEquals("https://service.example.test/api", odps.getEndpoint());
    assertEquals("p", odps.getDefaultProject());
    assertEquals(10, odps.getRestClient().getConnectTimeout());
    assertEquals(60, odps.getRestClient().getReadTimeout());
    assertEquals(1, odps.getRestClient().getRetryTimes());
    assertEquals(1, odps.getRestClient().getRetryWaitTime());
  }

  @Test
  void refusesWhatIsNoEndpointOrProject() {
    assertThrows(
        IllegalArgumentException.class,
        () -> MaxComputeProject.connect("service.example.test", "p", ACCOUNT));
    assertThrows(
        IllegalArgumentException.class,
        () -> MaxComputeProject.connect("http://service.example.test/api", "", ACCOUNT));
    Odps without = new Odps(ACCOUNT);
    without.setEndpoint("http://service.example.test/api");
    assertEquals(
        "the client has no default project; call setDefaultProject",
        assertThrows(
                IllegalArgumentException.class, () -> MaxComputeProject.checkReachable(without))
            .getMessage());
  }
}
