package io.github.mcegress.doctor;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Quoted;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handshake by name, what the certificate says, and what is shown to those who name nobody. */
final class TlsStage {
  private final Doctor doctor;
  private final Endpoint target;
  private final Budget budget;
  private final ConnectStage connect;
  private TimedSocket connected;
  private @Nullable TlsLook look;

  /** Over the connection that was made. */
  TlsStage(Doctor doctor, Endpoint target, Budget budget, ConnectStage connect) {
    this.doctor = doctor;
    this.target = target;
    this.budget = budget;
    this.connect = connect;
    this.connected = connect.socket();
  }

  /** Shakes hands; says whether it came to an end, be the certificate good or not. */
  boolean shakeHands(Notes notes) {
    connected.begin(budget.eighths(2));
    try {
      TlsLook byName = TlsLook.byName(connected, target.host(), target.port(), doctor.trusted);
      look = byName;
      IOException failure = byName.failure();
      if (failure == null) {
        return true;
      }
      byName.close();
      notes.saw("the handshake ended: " + Quoted.of(String.valueOf(failure.getMessage())));
    } catch (GeneralSecurityException e) {
      notes.unknown("this JVM cannot make a TLS context: " + Quoted.of(String.valueOf(e)));
    }
    return false;
  }

  /** Shakes hands once more over a new connection, where the first was broken. */
  boolean shakeHandsAgain(Notes notes) {
    TlsFault first = fault();
    if (!first.isBroken() || asked() || !beginning().isEmpty() || !connect.hasMore()) {
      return false;
    }
    TlsLook broken = look;
    try {
      connected = connect.another(2);
      if (shakeHands(notes)) {
        return true;
      }
    } catch (IOException e) {
      notes.saw("a second connection: " + Quoted.of(String.valueOf(e.getMessage())));
    }
    look = broken;
    return false;
  }

  /** Why there was no handshake. */
  TlsFault fault() {
    TlsLook last = look;
    IOException failure = last == null ? null : last.failure();
    return failure == null ? TlsFault.OTHER : TlsFault.of(failure);
  }

  /** How the peer began to speak. */
  String beginning() {
    return connected.beginning();
  }

  /** Whether the peer answered in TLS, be it with an alert. */
  boolean answeredInTls() {
    String began = beginning();
    return !began.isEmpty() && (began.charAt(0) == 0x15 || began.charAt(0) == 0x16);
  }

  private boolean asked() {
    TlsLook last = look;
    return last != null && last.seen().keys().wasAsked();
  }

  private TlsLook found() {
    TlsLook found = look;
    if (found == null) {
      throw new IllegalStateException("no handshake was looked at");
    }
    return found;
  }

  /** Judges a handshake that came to an end; says whether one may go on over it. */
  boolean judge(Notes notes) {
    TlsLook byName = found();
    notes.saw(byName.agreed());
    PeerCertificate certificate = shown(notes);
    judged(notes, byName.seen().shown(), byName.seen().judgement());
    nameless(notes, certificate);
    if (notes.failed()) {
      byName.close();
    }
    return !notes.failed();
  }

  private @Nullable PeerCertificate shown(Notes notes) {
    if (asked()) {
      notes.saw("the server asks for a client certificate; none was shown");
    }
    PeerCertificate certificate = found().certificate();
    if (certificate != null) {
      notes.saw(certificate.toString());
    }
    return certificate;
  }

  private void judged(
      Notes notes, List<X509Certificate> shown, @Nullable CertificateException judgement) {
    if (judgement != null) {
      CertificateFault.met(notes, TlsFault.of(judgement), target, shown, judgement, doctor.clock);
    } else if (!shown.isEmpty()
        && !target.address().isPresent()
        && !new PeerCertificate(shown.get(0)).hasHostName()) {
      // JSSE still takes a name in the subject alone; RFC 9110 (4.3.4) and our clients do not.
      notes.met("tls-other-name", new PeerCertificate(shown.get(0)).notFor(target.host()));
    }
  }

  /** What a client gets that does not name the host, as one does that calls by address. */
  private void nameless(Notes notes, @Nullable PeerCertificate named) {
    if (target.address().isPresent() || named == null || !connect.hasMore()) {
      return;
    }
    String without = "without the name in the handshake (SNI) ";
    try {
      TlsLook nameless =
          TlsLook.nameless(connect.another(1), target.host(), target.port(), doctor.trusted);
      PeerCertificate shown = nameless.certificate();
      nameless.close();
      if (shown == null) {
        notes.saw(without + "no certificate is shown");
      } else if (shown.names().equals(named.names())) {
        notes.saw(without + "the same certificate is shown");
      } else {
        notes.saw(without + "another certificate is shown, for " + shown.namesText());
      }
    } catch (IOException | GeneralSecurityException e) {
      notes.saw(without + "there was no handshake: " + Quoted.of(String.valueOf(e.getMessage())));
    }
  }

  /** The socket to go on with, to the end of the examination. */
  Socket socket() {
    connected.begin(budget.eighths(8));
    return found().socket();
  }

  void close() {
    found().close();
  }

  /** Names why there was no handshake. */
  void failed(Notes notes) {
    shown(notes);
    TlsFault fault = fault();
    String words = String.valueOf(found().failure() == null ? "" : found().failure().getMessage());
    boolean alert = fault == TlsFault.ALERT || fault.isBroken();
    if (fault == TlsFault.CLIENT || (asked() && alert)) {
      notes.met("tls-client-certificate", target.host() + " wants a client certificate");
    } else if (fault == TlsFault.UNKNOWN_HOST) {
      notes.met("tls-unrecognized-name", "the server has no host " + target.host());
    } else if (fault == TlsFault.VERSION) {
      notes.met("tls-old-version", "no common version of TLS: " + Quoted.of(words));
    } else if (fault == TlsFault.TIMEOUT) {
      notes.met("tls-silent", target + " does not answer a ClientHello");
    } else if (fault == TlsFault.NOT_TLS || !(beginning().isEmpty() || answeredInTls())) {
      notes.met("tls-plain", target + " answers without TLS");
    } else {
      notes.met(fault.isBroken() ? "reset-in-handshake" : "tls-alert", words);
    }
  }

  /** Under TLS 1.3 a server says only after the handshake that it wanted a certificate. */
  boolean refusedWithoutCertificate(Notes notes, IOException afterwards) {
    TlsFault fault = TlsFault.of(afterwards);
    boolean refused = fault == TlsFault.CLIENT || (fault.isBroken() && asked());
    if (refused) {
      notes.saw("after the handshake: " + Quoted.of(String.valueOf(afterwards.getMessage())));
      notes.met("tls-client-certificate", target.host() + " wants a client certificate");
    }
    return refused;
  }
}
