package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.FINE;
import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.CappedProxy;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabMySql;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/** TLS that does not come about though no certificate is wrong. */
final class HandshakeFaults {
  static final String ENDED = "(connect|tls|http) (Socket|SSL|EOF).*";

  private static final String NOT_TLS = "tls SSL.*(plaintext|Unsupported or unrecognized).*";

  private HandshakeFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    reset(list.fault("reset-in-handshake"));
    silent(list.fault("tls-silent"));
    versions(list.fault("tls-old-version"));
    alerts(list);
    clients(list.fault("tls-client-certificate"));
    plain(list.fault("tls-plain"));
    return list.cases();
  }

  private static void reset(FaultList list) {
    list.add("by a proxy whose connections are all taken", HandshakeFaults::atTheCap);
    list.add("when the first bytes arrive", raw(HandshakeFaults::resetOnFirst, ENDED));
    list.add("before anything is said", raw(c -> c.reset(), ENDED));
    list.add("in the middle of the handshake", raw(HandshakeFaults::resetInside, ENDED));
    list.add("an orderly end in place of an answer", raw(c -> c.readSome(), ENDED));
  }

  private static void resetOnFirst(FaultServer.Connection connection) throws IOException {
    connection.readSome();
    connection.reset();
  }

  private static void resetInside(FaultServer.Connection connection) throws IOException {
    connection.readSome();
    connection.write(half());
    connection.reset();
  }

  /** The begin of a ServerHello of TLS 1.2. */
  private static byte[] half() {
    return Arrays.copyOf(TlsRecords.serverHello(3), 20);
  }

  static FaultCase.Play raw(FaultServer.Behaviour behaviour, String symptom) {
    return () -> Site.of(FaultServer.start(behaviour)).symptom(symptom).build();
  }

  /** The job's other tasks hold all that the proxy has. */
  private static FaultScene atTheCap() throws IOException {
    LabCertificates authority = LabCertificates.create();
    // Its own server: LabWeb would end the holder's connection, on which nothing comes.
    FaultServer server = FaultServer.startTls(authority.issue(HOST).serverContext(), Answers::fine);
    InetSocketAddress target = new InetSocketAddress("127.0.0.1", server.port());
    CappedProxy proxy = CappedProxy.start(target, 1);
    Socket holder = new Socket(target.getAddress(), proxy.port());
    return Site.at(proxy.port())
        .closing(holder)
        .closing(proxy)
        .closing(server)
        .pem(authority.authorityPem())
        .symptom(ENDED)
        .build();
  }

  private static void silent(FaultList list) {
    list.add("accepts and says nothing", stalls(c -> c.stall()));
    list.add("reads everything and says nothing", stalls(c -> c.untilLeft()));
    list.add("a plain web server that waits for a line", HandshakeFaults::plainWeb);
    list.add("is in the backlog and never accepted", HandshakeFaults::neverAccepted);
  }

  static FaultCase.Play stalls(FaultServer.Behaviour behaviour) {
    return () -> quiet(Site.of(FaultServer.start(behaviour)));
  }

  private static FaultScene quiet(FaultScene.Builder scene) {
    return scene.timeout(Site.SHORT).symptom("tls (SocketTimeout|SSL)Exception.*timed.*").build();
  }

  private static FaultScene plainWeb() throws IOException {
    return quiet(Site.of(LabWeb.plain().host(HOST, FINE).start()).speaksTls());
  }

  private static FaultScene neverAccepted() throws IOException {
    ServerSocket listener =
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    return quiet(Site.at(listener.getLocalPort()).closing(listener));
  }

  private static void versions(FaultList list) {
    list.add("settles on TLS 1.0", hello(1));
    list.add("settles on TLS 1.1", hello(2));
    list.add("settles on SSL 3.0", hello(0));
    list.add("an alert that the version is not supported", alert(TlsRecords.PROTOCOL_VERSION));
  }

  private static FaultCase.Play hello(int minor) {
    return answering(
        TlsRecords.serverHello(minor), "tls SSL.*(protocol|version|SSLv3|SSL30|TLSv?1).*");
  }

  private static void alerts(FaultList list) {
    list.fault("tls-alert");
    list.add("nothing in common, as OpenSSL tells it", alert(TlsRecords.HANDSHAKE_FAILURE));
    list.add("no cipher in common, as the JDK tells it", HandshakeFaults::otherCiphers);
    list.add("said in two pieces", raw(HandshakeFaults::inPieces, "tls SSL.*handshake_failure.*"));
    list.fault("tls-unrecognized-name");
    list.add("said by a server made by hand", alert(TlsRecords.UNRECOGNIZED_NAME));
    list.add("said by the JDK over TLS 1.2", () -> PickyServer.start("TLSv1.2"));
    list.add("said by the JDK over TLS 1.3", () -> PickyServer.start("TLSv1.3"));
  }

  private static FaultScene otherCiphers() throws IOException {
    LabCertificates authority = LabCertificates.create();
    FaultServer server =
        FaultServer.start(
            c ->
                c.upgrade(
                    authority.issue(HOST).serverContext(),
                    tls -> {
                      tls.setEnabledProtocols(new String[] {"TLSv1.2"});
                      // An RSA suite, and a key that is not RSA.
                      tls.setEnabledCipherSuites(
                          new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
                    }));
    return Site.of(server)
        .pem(authority.authorityPem())
        .symptom("tls SSL.*handshake_failure.*")
        .build();
  }

  private static void inPieces(FaultServer.Connection connection) throws IOException {
    byte[] alert = TlsRecords.alert(TlsRecords.HANDSHAKE_FAILURE);
    connection.readSome();
    connection.write(Arrays.copyOf(alert, 3));
    connection.write(Arrays.copyOfRange(alert, 3, alert.length));
    connection.untilLeft();
  }

  private static FaultCase.Play alert(int description) {
    return answering(TlsRecords.alert(description), "tls SSL.*fatal alert.*");
  }

  static FaultCase.Play answering(byte[] answer, String symptom) {
    return raw(
        connection -> {
          connection.readSome();
          connection.write(answer);
          connection.untilLeft();
        },
        symptom);
  }

  private static void clients(FaultList list) {
    list.add("asked for in the handshake of TLS 1.2", () -> wantsClient("TLSv1.2"));
    list.add("asked for in TLS 1.3, told of behind the handshake", () -> wantsClient("TLSv1.3"));
    list.add("an alert that it is required", alert(TlsRecords.CERTIFICATE_REQUIRED));
  }

  private static FaultScene wantsClient(String protocol) throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web =
        LabWeb.tls()
            .host(HOST, authority.issue(HOST), FINE)
            .needClientCertificateOf(authority)
            .protocols(protocol)
            .start();
    return Site.of(web).pem(authority.authorityPem()).symptom(ENDED).build();
  }

  /** To jobs that speak TLS; whoever does not know what they speak takes it for plain HTTP. */
  private static void plain(FaultList list) {
    String page = "HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\noops";
    list.add("a database that speaks first", HandshakeFaults::database);
    list.add("a web server that says what it wants", notTls(c -> plainAnswer(c, page)));
    list.add("SSH, which speaks first", notTls(HandshakeFaults::ssh));
  }

  static FaultCase.Play notTls(FaultServer.Behaviour behaviour) {
    return () -> Site.of(FaultServer.start(behaviour)).speaksTls().symptom(NOT_TLS).build();
  }

  static void plainAnswer(FaultServer.Connection connection, String text) throws IOException {
    connection.readSome();
    connection.write(text);
    connection.untilLeft();
  }

  private static void ssh(FaultServer.Connection connection) throws IOException {
    connection.write("SSH-2.0-OpenSSH_9.2\r\n");
    connection.untilLeft();
  }

  private static FaultScene database() throws IOException {
    LabMySql server = new LabMySql(LabCertificates.create().issue(HOST), "TLSv1.2");
    return Site.at(server.port()).speaksTls().closing(server).symptom(NOT_TLS).build();
  }
}
