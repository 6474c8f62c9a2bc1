package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import io.github.mcegress.doctor.Diagnosis;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
  /** What the JDK throws where the system does not connect, and whether it may pass by itself. */
  static Stream<Arguments> ofConnect() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), Codes.CONNECT_REFUSED, true),
        Arguments.of(
            new ConnectException("Connection refused (Connection refused)"),
            Codes.CONNECT_REFUSED,
            true),
        Arguments.of(new ConnectException("Connection timed out"), Codes.CONNECT_TIMEOUT, false),
        Arguments.of(new SocketTimeoutException("connect timed out"), Codes.CONNECT_TIMEOUT, false),
        Arguments.of(
            new ConnectException("Network is unreachable (connect failed)"),
            Codes.CONNECT_FAILED,
            false),
        Arguments.of(new NoRouteToHostException("No route to host"), Codes.CONNECT_FAILED, false),
        Arguments.of(new SocketException("Connection reset"), Codes.CONNECT_FAILED, true));
  }

  private static EgressException failure(Exception thrown) throws Exception {
    EgressRequest request = EgressRequest.read("https://api.example.test/");
    Exchange exchange =
        new Exchange(
            request,
            InetAddress.getByName("127.0.0.1"),
            Deadline.in(Duration.ofSeconds(60)),
            1024,
            new HostCounters(request.target().endpoint()));
    exchange.reached(Stage.CONNECT);
    return Failure.of(exchange, thrown);
  }

  @ParameterizedTest
  @MethodSource
  void ofConnect(Exception thrown, String code, boolean passing) throws Exception {
    EgressException failure = failure(thrown);
    assertEquals(code, failure.code());
    assertEquals(passing, Failure.isPassing(failure));
    // The doctor explains the exception by the code that it carries.
    assertEquals(code, Diagnosis.explain(failure).code());
  }
}
