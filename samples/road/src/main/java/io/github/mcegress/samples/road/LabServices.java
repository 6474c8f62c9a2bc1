package io.github.mcegress.samples.road;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDns;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import io.github.mcegress.lab.LoopbackAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The outside world of the lab: one TLS server with several virtual hosts on one address and a
 * private CA, a plain-http one, and the DNS server that knows them.
 *
 * <p>The ports are fixed so that a description can be written before the lab starts; the loopback
 * address is the system's choice, so that labs do not meet.
 */
final class LabServices implements Closeable {
  static final int TLS_PORT = 8443;
  static final int PLAIN_PORT = 8080;
  static final List<String> GOOD =
      Collections.unmodifiableList(
          Arrays.asList("api.road.test", "data.road.test", "files.road.test"));
  static final String WRONG_NAME = "wrong-name.road.test";
  static final String EXPIRED = "expired.road.test";
  static final String UNKNOWN_CA = "unknown-ca.road.test";
  static final String PLAIN = "plain.road.test";
  private static final int ADDRESSES_TO_TRY = 20;
  private static final long DROP_SEED = 20261121;

  private final LabCertificates certificates = LabCertificates.create();
  private final LabWeb secured;
  private final LabWeb plain;
  private final LabDns dns;

  private LabServices(InetAddress address) throws IOException {
    LabHandler handler =
        request ->
            LabResponse.of(
                200, request.host() + " answers " + request.method() + " " + request.path());
    LabWeb.Builder tls = LabWeb.tls().address(address).port(TLS_PORT);
    for (String host : GOOD) {
      tls.host(host, certificates.issue(host), handler);
    }
    tls.host(WRONG_NAME, certificates.issue("another-name.road.test"), handler);
    tls.host(EXPIRED, certificates.issueExpired(EXPIRED), handler);
    tls.host(UNKNOWN_CA, certificates.issueByUnknownAuthority(UNKNOWN_CA), handler);
    secured = tls.start();
    LabWeb started = null;
    LabDns.Builder records = LabDns.builder().dropSeed(DROP_SEED);
    hosts().forEach(host -> records.record(host, address));
    try {
      started = LabWeb.plain().address(address).port(PLAIN_PORT).host(PLAIN, handler).start();
      dns = records.start();
    } catch (IOException e) {
      secured.close();
      if (started != null) {
        started.close();
      }
      throw e;
    }
    plain = started;
  }

  /** Starts on a loopback address where both ports are free. */
  static LabServices start() throws IOException {
    BindException last = null;
    for (int i = 0; i < ADDRESSES_TO_TRY; i++) {
      try {
        return new LabServices(LoopbackAddress.pick());
      } catch (BindException e) {
        last = e;
      }
    }
    throw new IOException(
        "the lab needs the ports " + TLS_PORT + " and " + PLAIN_PORT + " on a loopback address",
        last);
  }

  /** Every name that the DNS server knows. */
  static List<String> hosts() {
    List<String> hosts = new ArrayList<>(GOOD);
    hosts.addAll(Arrays.asList(WRONG_NAME, EXPIRED, UNKNOWN_CA, PLAIN));
    return hosts;
  }

  InetSocketAddress dns() {
    return new InetSocketAddress(dns.address(), dns.port());
  }

  String authorityPem() {
    return certificates.authorityPem();
  }

  /** What the sandbox must permit for these services, and nothing else. */
  List<String> policy() {
    List<String> policy = new ArrayList<>();
    for (LabWeb web : Arrays.asList(secured, plain)) {
      policy.add(
          "permission java.net.SocketPermission \""
              + web.address().getHostAddress()
              + ":"
              + web.port()
              + "\", \"connect,resolve\";");
    }
    return policy;
  }

  @Override
  public void close() {
    secured.close();
    plain.close();
    dns.close();
  }
}
