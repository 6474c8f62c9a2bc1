package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every HTTP adapter calls the shipped address, verifies by name, and looks nothing up. */
@ParameterizedClass
@EnumSource(HttpAdapter.class)
class HttpAdapterTest {
  @Parameter HttpAdapter adapter;

  private static LabCertificates certificates;

  @BeforeAll
  static void makeAuthority() {
    certificates = LabCertificates.create();
  }

  /** A server whose one certificate, for the first host, serves both hosts. */
  private static LabWeb server(String version, LabCertificate certificate) throws IOException {
    return LabWeb.tls()
        .protocols(version)
        .host("first.example.test", certificate, request -> LabResponse.of(200, request.host()))
        .host("second.example.test", certificate, request -> LabResponse.of(200, request.host()))
        .start();
  }

  private ByAddressClient client(LabWeb server) throws Exception {
    String[] endpoints = {
      "first.example.test:" + server.port(), "second.example.test:" + server.port()
    };
    String address = server.address().getHostAddress();
    return adapter.make(
        EgressSpec.builder().internet(endpoints).privateAddresses(endpoints).build(),
        ResolvedHosts.parse(address + " first.example.test\n" + address + " second.example.test\n"),
        certificates.authorityPem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void callsByAddressWithTheNamesSniAndHost(String version) throws Exception {
    try (LabWeb server = server(version, certificates.issue("first.example.test"));
        ByAddressClient client = client(server);
        Lookups lookups = Lookups.watch()) {
      assertEquals(
          "first.example.test",
          client.get("https://first.example.test:" + server.port() + "/a?b=c").body());
      assertEquals(1, server.handshakes("first.example.test"));
      assertEquals(Collections.emptyList(), lookups.names());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesAnotherNameAtAnAddressThatWasVerifiedBefore(String version) throws Exception {
    try (LabWeb server = server(version, certificates.issue("first.example.test"));
        ByAddressClient client = client(server);
        Lookups lookups = Lookups.watch()) {
      client.get("https://first.example.test:" + server.port() + "/");
      assertThrows(
          IOException.class,
          () -> client.get("https://second.example.test:" + server.port() + "/"));
      assertTrue(server.handshakes("second.example.test") > 0);
      assertEquals(0, server.requests("second.example.test"));
      assertEquals(Collections.emptyList(), lookups.names());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusesExpiredCertificateAndUnknownAuthority(String version) throws Exception {
    for (LabCertificate bad :
        new LabCertificate[] {
          certificates.issueExpired("first.example.test"),
          certificates.issueByUnknownAuthority("first.example.test")
        }) {
      try (LabWeb server = server(version, bad);
          ByAddressClient client = client(server)) {
        assertThrows(
            IOException.class,
            () -> client.get("https://first.example.test:" + server.port() + "/"));
        assertTrue(server.handshakes("first.example.test") > 0);
        assertEquals(0, server.requests("first.example.test"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unshipped.example.test", "127.1", "bad_host.example.test"})
  void looksNothingUpThatWasNotShipped(String host) throws Exception {
    try (LabWeb server = server("TLSv1.3", certificates.issue("first.example.test"));
        ByAddressClient client = client(server);
        Lookups lookups = Lookups.watch()) {
      Exception refused =
          assertThrows(
              Exception.class, () -> client.get("https://" + host + ":" + server.port() + "/"));
      assertTrue(refused instanceof IOException || refused instanceof IllegalArgumentException);
      assertEquals(Collections.emptyList(), lookups.names());
    }
  }
}
