package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Names the cause of what a transport threw. */
final class Failure {
  private static final Pattern OUR_CERTIFICATE =
      Pattern.compile(
          "Received fatal alert: (certificate_required|bad_certificate|unsupported_certificate"
              + "|certificate_(unknown|expired|revoked)|unknown_ca|access_denied)");

  private final Exchange exchange;
  private final Exception thrown;

  private Failure(Exchange exchange, Exception thrown) {
    this.exchange = exchange;
    this.thrown = thrown;
  }

  static EgressException of(Exchange exchange, Exception thrown) {
    return thrown instanceof EgressException
        ? ((EgressException) thrown).atLeast(exchange.sent())
        : new Failure(exchange, thrown).named();
  }

  private EgressException named() {
    Endpoint endpoint = exchange.target().endpoint();
    String host = endpoint.host();
    if (thrown instanceof SecurityException) {
      return as(
          Codes.SANDBOX_DENIED,
          "the sandbox denies the call to " + endpoint,
          "open the job's network: submit it with the hints of the description");
    }
    if (isAboutOurCertificate()) {
      // Under TLS 1.3 the server says so only after the handshake.
      return as(
          Codes.TLS_CLIENT,
          host + " wants a client certificate, or does not accept the one it got",
          "give the client one that the server's authority issued: clientPem(...)");
    }
    if (exchange.stage() == Stage.TLS) {
      return tls(host);
    }
    if (find(SocketTimeoutException.class) != null && exchange.stage() != Stage.CONNECT) {
      return as(
          Codes.HTTP_TIMEOUT,
          endpoint + " did not answer within " + exchange.deadline(),
          "raise the time-out, or ask for less");
    }
    if (exchange.stage() == Stage.CONNECT) {
      return connect(endpoint);
    }
    return as(
        Codes.HTTP_CONNECTION_LOST,
        "the connection to " + endpoint + " broke",
        "the server or the proxy closed it; reads may be repeated"
            + (exchange.request().isRepeatable() ? "" : ", this write may have been done")
            + (exchange.target().tls() && exchange.stage() == Stage.REQUEST && !exchange.reused()
                ? "; some servers that want a client certificate (clientPem) end it so"
                : ""));
  }

  /** By JSSE's name of the alert that the server sent; there is no other sign. */
  private boolean isAboutOurCertificate() {
    SSLException alert = find(SSLException.class);
    return alert != null && OUR_CERTIFICATE.matcher(String.valueOf(alert.getMessage())).find();
  }

  private EgressException connect(Endpoint endpoint) {
    // ConnectException stands for whatever the system says.
    String said = String.valueOf(thrown.getMessage());
    if (thrown instanceof SocketTimeoutException || said.contains("timed out")) {
      return as(
          Codes.CONNECT_TIMEOUT,
          endpoint + " did not accept a connection in time",
          "check the access list and the peer's firewall");
    }
    if (thrown instanceof ConnectException && !said.contains("unreachable")) {
      return as(
          Codes.CONNECT_REFUSED,
          endpoint + " refused the connection",
          "check the port, and that the job carries the hints: without them every connection is"
              + " refused");
    }
    return as(Codes.CONNECT_FAILED, "no connection to " + endpoint, "check the network");
  }

  private EgressException tls(String host) {
    if (find(CertificateExpiredException.class) != null
        || find(CertificateNotYetValidException.class) != null) {
      return as(
          Codes.TLS_EXPIRED,
          "the certificate of " + host + " is expired or not yet valid",
          "renew it at the server, and check both clocks");
    }
    if (find(CertPathBuilderException.class) != null
        || find(CertPathValidatorException.class) != null) {
      return as(
          Codes.TLS_UNTRUSTED,
          "the certificate of " + host + " is signed by an unknown authority",
          "ship the authority's certificate as NAME.pem");
    }
    if (isOtherName()) {
      return as(
          Codes.TLS_NAME,
          "the certificate is for another name than " + host,
          "call the service by a name of its certificate, or mend the certificate");
    }
    if (find(SocketTimeoutException.class) != null) {
      return as(
          Codes.HTTP_TIMEOUT,
          host + " did not finish the TLS handshake within " + exchange.deadline(),
          "check that the port speaks TLS");
    }
    return as(
        Codes.TLS_FAILED,
        "the TLS handshake with " + host + " failed",
        "the server must speak TLS 1.2 or 1.3 on this port; if it wants a client certificate, give"
            + " one: clientPem(...)");
  }

  private boolean isOtherName() {
    CertificateException certificate = find(CertificateException.class);
    String message = certificate == null ? "" : String.valueOf(certificate.getMessage());
    return message.contains("subject alternative")
        || message.startsWith("No name matching")
        || find(SSLPeerUnverifiedException.class) != null;
  }

  private <T extends Throwable> @Nullable T find(Class<T> type) {
    return find(thrown, type);
  }

  /**
   * Whether the connection was refused or broke, which may pass: nothing is wrong with the peer.
   */
  static boolean isPassing(EgressException failure) {
    String code = failure.code();
    if (code.equals(Codes.CONNECT_FAILED) || code.equals(Codes.TLS_FAILED)) {
      // Reset or ended: not for want of a way there, nor for what was said.
      return find(failure, EOFException.class) != null
          || (find(failure, SocketException.class) != null
              && find(failure, NoRouteToHostException.class) == null
              && find(failure, ConnectException.class) == null);
    }
    return code.equals(Codes.CONNECT_REFUSED) || code.equals(Codes.HTTP_CONNECTION_LOST);
  }

  /** The first of that type among the causes, or null. */
  static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
      depth++;
    }
    return null;
  }

  private EgressException as(String code, String message, String remedy) {
    return new EgressException(
        code,
        exchange.stage(),
        exchange.sent(),
        exchange.address().getHostAddress(),
        message,
        remedy,
        thrown);
  }
}
