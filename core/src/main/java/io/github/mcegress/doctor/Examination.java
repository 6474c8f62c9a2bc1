package io.github.mcegress.doctor;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Quoted;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One target, stage by stage. Used by one thread, once. */
final class Examination {
  private static final String TIME_OVER = "the time of the examination was over";

  private final Doctor doctor;
  private final Endpoint target;
  private final Budget budget;
  private final Connections connections = new Connections();
  private final DescriptionStage description;
  private final PasteLines lines;
  private final Map<ExamStage, Notes> notes = new EnumMap<>(ExamStage.class);
  private @Nullable Notes current;

  /** The time of the examination begins when this JVM is ready for it. */
  Examination(Doctor doctor, Endpoint target) {
    this.doctor = doctor;
    prepare();
    this.target = target;
    this.budget = new Budget(doctor.timeout, doctor.nanoTime);
    this.description = new DescriptionStage(doctor, target);
    this.lines = new PasteLines(target, doctor.spec);
  }

  private void prepare() {
    try {
      Vocabulary.shipped();
      TlsLook.prepare(doctor.trusted);
    } catch (GeneralSecurityException e) {
      // Told by the TLS stage, which meets it again.
    }
  }

  Diagnosis run() {
    Notes runtime = begin(ExamStage.RUNTIME);
    RuntimeStage.look(runtime, doctor);
    description.look(begin(ExamStage.DESCRIPTION));
    try {
      HttpLook answer = probe();
      Instant there = answer == null ? null : HttpStage.dateOf(answer);
      if (there != null) {
        RuntimeStage.compareClocks(runtime, doctor.clock.instant(), there);
      }
    } finally {
      connections.close();
    }
    CapacityStage.look(begin(ExamStage.CAPACITY), description.spec(), doctor);
    end();
    return new Summary(target, notes).diagnosis();
  }

  private Notes begin(ExamStage stage) {
    end();
    Notes begun = new Notes(stage, doctor.place, lines, doctor.nanoTime);
    notes.put(stage, begun);
    current = begun;
    return begun;
  }

  private void end() {
    Notes last = current;
    if (last != null) {
      last.end();
    }
  }

  /** Looks at DNS, connection, TLS and HTTP; the answer where it came to one. */
  private @Nullable HttpLook probe() {
    DnsStage dns = new DnsStage(doctor, target, description);
    Notes resolving = begin(ExamStage.DNS);
    List<InetAddress> addresses = dns.look(resolving);
    ConnectStage connect = new ConnectStage(doctor, target, budget, connections, description);
    Notes connecting = begin(ExamStage.CONNECT);
    if (addresses.isEmpty()) {
      connecting.skipped("no address to connect to");
    } else if (budget.isOver()) {
      connecting.unknown(TIME_OVER);
    } else if (connect.look(connecting, addresses)
        || (dns.isShipped() && dns.isRetired(resolving, addresses, connect, connecting))) {
      connect.judge(connecting);
      return speak(connect, connecting);
    } else {
      connect.judge(connecting);
    }
    begin(ExamStage.TLS).skipped("no connection");
    begin(ExamStage.HTTP).skipped("no connection");
    return null;
  }

  private @Nullable HttpLook speak(ConnectStage connect, Notes connecting) {
    HttpStage http = new HttpStage(doctor, target, description);
    Notes handshake = begin(ExamStage.TLS);
    PortProtocol protocol = doctor.protocolOf(target.port());
    if (connect.isReset()) {
      return broken(handshake, protocol);
    }
    if (protocol == PortProtocol.HTTP) {
      handshake.skipped("port " + target.port() + " speaks plain HTTP");
      return plain(connect.socket(), http);
    }
    if (protocol == PortProtocol.OTHER) {
      handshake.unknown("port " + target.port() + " is open; its protocol is not examined");
      begin(ExamStage.HTTP).skipped("another protocol");
      return null;
    }
    if (budget.isOver()) {
      handshake.unknown(TIME_OVER);
      begin(ExamStage.HTTP).skipped("no handshake");
      return null;
    }
    TlsStage tls = new TlsStage(doctor, target, budget, connect);
    boolean shaken = tls.shakeHands(handshake);
    if (!shaken && tls.shakeHandsAgain(handshake)) {
      connecting.met("proxy-limit-at-times", "one connection was broken, the next was not");
      shaken = true;
    }
    if (shaken && tls.judge(handshake)) {
      return overTls(handshake, tls, http);
    }
    if (!shaken && protocol == PortProtocol.UNKNOWN && !tls.answeredInTls()) {
      return perhapsPlain(handshake, connect, tls, http);
    }
    if (!shaken) {
      tls.failed(handshake);
    }
    begin(ExamStage.HTTP).skipped("no handshake");
    return null;
  }

  /** Every connection was taken and reset at once. */
  private @Nullable HttpLook broken(Notes handshake, PortProtocol protocol) {
    if (protocol == PortProtocol.HTTP) {
      handshake.skipped("port " + target.port() + " speaks plain HTTP");
      begin(ExamStage.HTTP).met("lost", "the connection to " + target + " was reset at once");
    } else {
      handshake.met("reset-in-handshake", "the connection was reset at once");
      begin(ExamStage.HTTP).skipped("no handshake");
    }
    return null;
  }

  private @Nullable HttpLook overTls(Notes handshake, TlsStage tls, HttpStage http) {
    Notes asking = begin(ExamStage.HTTP);
    if (budget.isOver()) {
      asking.unknown(TIME_OVER);
      return null;
    }
    HttpLook look = http.ask(tls.socket(), true);
    tls.close();
    IOException failure = look.failure();
    if (failure == null && look.status() == 0 && look.firstLine().isEmpty()) {
      failure = new EOFException("the connection was closed without an answer");
    }
    if (failure != null && tls.refusedWithoutCertificate(handshake, failure)) {
      asking.skipped("the server ended the handshake");
      return null;
    }
    http.judge(asking, look, true);
    return look;
  }

  private @Nullable HttpLook plain(TimedSocket socket, HttpStage http) {
    Notes asking = begin(ExamStage.HTTP);
    if (budget.isOver()) {
      asking.unknown(TIME_OVER);
      return null;
    }
    socket.begin(budget.eighths(8));
    HttpLook look = http.ask(socket, false);
    http.judge(asking, look, false);
    return look;
  }

  /** On a port that need not speak TLS, and did not: it is plain HTTP if that is answered. */
  private @Nullable HttpLook perhapsPlain(
      Notes handshake, ConnectStage connect, TlsStage tls, HttpStage http) {
    HttpLook look = null;
    if (connect.hasMore()) {
      try {
        look = http.ask(connect.another(3), false);
      } catch (IOException e) {
        handshake.saw("no second connection: " + Quoted.of(String.valueOf(e.getMessage())));
      }
    }
    Notes asking = begin(ExamStage.HTTP);
    if (look != null && look.status() > 0) {
      handshake.skipped("the port answers in plain HTTP, and not in TLS");
      http.judge(asking, look, false);
      return look;
    }
    handshake.saw("plain HTTP is not answered either");
    tls.failed(handshake);
    asking.skipped("no handshake");
    return null;
  }
}
