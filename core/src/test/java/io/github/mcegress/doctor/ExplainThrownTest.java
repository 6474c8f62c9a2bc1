package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketPermission;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.AccessControlException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainThrownTest {
  static Stream<Arguments> thrown() {
    return Stream.of(
        of(new UnknownHostException("a.com: Name or service not known"), Codes.DNS_UNRESOLVED),
        of(new UnknownHostException("a.com"), Codes.DNS_UNRESOLVED),
        of(new ConnectException("Connection refused (Connection refused)"), Codes.CONNECT_REFUSED),
        of(new ConnectException("Connection timed out"), Codes.CONNECT_TIMEOUT),
        of(new SocketTimeoutException("connect timed out"), Codes.CONNECT_TIMEOUT),
        of(new SocketTimeoutException("Connect timed out"), Codes.CONNECT_TIMEOUT),
        of(new SocketTimeoutException("Read timed out"), Codes.HTTP_TIMEOUT),
        of(new NoRouteToHostException("No route to host"), Codes.CONNECT_FAILED),
        of(new SocketException("Connection reset"), Codes.HTTP_CONNECTION_LOST),
        of(
            caused(new SSLException("Connection reset"), new SocketException("Connection reset")),
            Codes.TLS_FAILED),
        of(
            caused(
                new SSLHandshakeException("Remote host terminated the handshake"),
                new EOFException("SSL peer shut down incorrectly")),
            Codes.TLS_FAILED),
        of(
            handshake(
                new CertificateException("No subject alternative DNS name matching a.com found.")),
            Codes.TLS_NAME),
        of(handshake(new CertificateException("No name matching a.com found")), Codes.TLS_NAME),
        of(
            handshake(
                new CertPathValidatorException(
                    "validity check failed", new CertificateExpiredException("NotAfter: then"))),
            Codes.TLS_EXPIRED),
        of(handshake(new CertificateNotYetValidException("NotBefore: then")), Codes.TLS_EXPIRED),
        of(
            handshake(new Exception("unable to find valid certification path to requested target")),
            Codes.TLS_UNTRUSTED),
        of(
            new SSLHandshakeException("Received fatal alert: certificate_required"),
            Codes.TLS_CLIENT),
        of(
            new AccessControlException(
                "access denied (\"java.net.SocketPermission\" \"a.com:443\" \"connect,resolve\")",
                new SocketPermission("a.com:443", "connect")),
            Codes.SANDBOX_DENIED),
        of(
            new IOException("MCE-NOT-DECLARED a.com:443 is not declared; add it"),
            Codes.NOT_DECLARED),
        of(new IllegalStateException("no network"), Codes.UNKNOWN),
        of(new NullPointerException(), Codes.UNKNOWN));
  }

  private static Arguments of(Throwable thrown, String code) {
    return Arguments.of(thrown, code);
  }

  private static Throwable caused(Throwable thrown, Throwable cause) {
    return thrown.initCause(cause);
  }

  private static Throwable handshake(Exception cause) {
    return caused(new SSLHandshakeException(String.valueOf(cause.getMessage())), cause);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void namesWhatTheJdkThrows(Throwable thrown, String code) {
    assertEquals(code, Diagnosis.explain(thrown).code());
    assertEquals(code, Diagnosis.explain(new RuntimeException("the task failed", thrown)).code());
  }

  @Test
  void looksAtWhatIsSuppressed() {
    Exception outer = new Exception("all addresses failed");
    outer.addSuppressed(new ConnectException("Connection refused"));
    assertEquals(Codes.CONNECT_REFUSED, Diagnosis.explain(outer).code());
  }

  @Test
  void aTypeOfSomebodyElseCountsAsTheTypeThatItIs() {
    class LookupFailed extends UnknownHostException {
      private static final long serialVersionUID = 1L;

      LookupFailed(String host) {
        super(host);
      }
    }
    assertEquals(
        Codes.CAUSE_DNS_CACHED, Diagnosis.explain(new LookupFailed("a.com")).cause().code());
  }

  @Test
  void aResetInTheHandshakeIsKnownByItsFramesWhereItsTypeDoesNotTell() {
    SocketException reset = new SocketException("Connection reset");
    reset.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.net.SocketInputStream", "read", null, 1),
          new StackTraceElement("sun.security.ssl.SSLSocketImpl", "startHandshake", null, 1)
        });
    assertEquals(Codes.TLS_FAILED, Diagnosis.explain(reset).code());
  }

  @Test
  void endsWhereCausesGoRound() {
    Exception one = new Exception("one");
    Exception other = new Exception("other", one);
    one.initCause(other);
    other.addSuppressed(one);
    assertEquals(Codes.UNKNOWN, Diagnosis.explain(one).code());
  }

  @Test
  void aChainWithoutEndIsCut() {
    Exception deep = new ConnectException("Connection refused");
    for (int i = 0; i < 10_000; i++) {
      deep = new Exception("level " + i, deep);
    }
    assertEquals(Codes.UNKNOWN, Diagnosis.explain(deep).code());
  }

  @Test
  void aHugeMessageIsCut() {
    StringBuilder huge = new StringBuilder("Connection refused ");
    for (int i = 0; i < 1_000_000; i++) {
      huge.append("and more ");
    }
    assertEquals(Codes.CONNECT_REFUSED, Diagnosis.explain(new IOException(huge.toString())).code());
    assertTrue(ThrownText.of(new IOException(huge.toString())).length() < 100_000);
  }
}
