package io.github.mcegress.doctor;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong in a handshake, by the types and words of JSSE on Java 8 and 17. */
enum TlsFault {
  /** The certificate is for other names. */
  NAME,
  /** The certificate's time is over. */
  EXPIRED,
  /** The certificate's time has not begun. */
  NOT_YET_VALID,
  /** No authority that is trusted signed the certificate. */
  UNTRUSTED,
  /** The certificate is refused for another reason, say a weak signature. */
  CERTIFICATE,
  /** The peer wants a client certificate. */
  CLIENT,
  /** The peer does not know the host that was named. */
  UNKNOWN_HOST,
  /** No version of TLS that both speak. */
  VERSION,
  /** The peer broke it off with another alert. */
  ALERT,
  /** The peer answered, and not in TLS. */
  NOT_TLS,
  /** The connection was reset. */
  RESET,
  /** The connection was closed. */
  CLOSED,
  /** The peer said nothing, or stopped, until the time was over. */
  TIMEOUT,
  /** Something else. */
  OTHER;

  private static final Pattern ALERT_NAME = Pattern.compile("Received fatal alert: ([a-z_]+)");

  private static final Pattern CLIENT_ALERT =
      Pattern.compile(
          "certificate_required|bad_certificate|unsupported_certificate"
              + "|certificate_(unknown|expired|revoked)|unknown_ca|access_denied");

  /** Of JSSE's judgement about what the peer showed. */
  static TlsFault of(CertificateException judgement) {
    if (find(judgement, CertificateExpiredException.class) != null) {
      return EXPIRED;
    }
    if (find(judgement, CertificateNotYetValidException.class) != null) {
      return NOT_YET_VALID;
    }
    if (find(judgement, CertPathBuilderException.class) != null
        || find(judgement, CertPathValidatorException.class) != null) {
      return UNTRUSTED;
    }
    String message = String.valueOf(judgement.getMessage());
    return message.contains("subject alternative") || message.startsWith("No name matching")
        ? NAME
        : CERTIFICATE;
  }

  /** Of what ended a handshake, or an answer after it. */
  static TlsFault of(IOException failure) {
    if (find(failure, SocketTimeoutException.class) != null) {
      return TIMEOUT;
    }
    String alert = alert(failure);
    if (!alert.isEmpty()) {
      return ofAlert(alert);
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("SSL message") && message.contains("recognized")) {
      return NOT_TLS;
    }
    if (message.contains("protocol version")
        || message.contains("is not enabled or not supported")) {
      return VERSION;
    }
    if (find(failure, EOFException.class) != null || message.contains("closed connection")) {
      return CLOSED;
    }
    if (find(failure, SocketException.class) != null) {
      return RESET;
    }
    return OTHER;
  }

  private static TlsFault ofAlert(String alert) {
    if (CLIENT_ALERT.matcher(alert).matches()) {
      return CLIENT;
    }
    if (alert.equals("unrecognized_name")) {
      return UNKNOWN_HOST;
    }
    return alert.equals("protocol_version") ? VERSION : ALERT;
  }

  /** The name of the alert that the peer sent; empty when it sent none. */
  static String alert(IOException failure) {
    SSLException tls = find(failure, SSLException.class);
    Matcher alert = ALERT_NAME.matcher(tls == null ? "" : String.valueOf(tls.getMessage()));
    return alert.find() ? alert.group(1) : "";
  }

  /** Whether the connection itself went. */
  boolean isBroken() {
    return this == RESET || this == CLOSED;
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
      depth++;
    }
    return null;
  }
}
