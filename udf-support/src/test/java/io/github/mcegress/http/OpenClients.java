package io.github.mcegress.http;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Opens and closes clients, and measures what they leave behind. Used by one thread. */
final class OpenClients implements Closeable {
  private static final String HOST = "api.example.test";

  private final LabWeb web;
  private final EgressClient.Builder builder;
  private final List<WeakReference<EgressClient>> closed = new ArrayList<>();

  OpenClients(TransportKind transport) throws IOException {
    LabCertificates certificates = LabCertificates.create();
    web =
        LabWeb.tls()
            .host(HOST, certificates.issue(HOST), request -> LabResponse.of(200, "yes"))
            .start();
    String endpoint = HOST + ":" + web.port();
    builder =
        EgressClient.builder()
            .transport(transport)
            .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
            .hosts(ResolvedHosts.parse("127.0.0.1 " + HOST))
            .resolver(new FakeHostResolver())
            .trustPem(certificates.authorityPem());
  }

  /** Builds and closes so many clients, one after the other. */
  void open(int clients, boolean request) throws IOException {
    for (int i = 0; i < clients; i++) {
      try (EgressClient client = builder.build()) {
        if (request) {
          client.get("https://" + HOST + ":" + web.port() + "/");
        }
        closed.add(new WeakReference<>(client));
      }
    }
  }

  /** How many requests the server got. */
  int requests() {
    return web.requests(HOST);
  }

  /** How many of the closed clients somebody still holds; collects garbage first. */
  int held() {
    Footprint.collect();
    closed.removeIf(client -> client.get() == null);
    return closed.size();
  }

  Footprint footprint() {
    held();
    return Footprint.take(thread -> true);
  }

  @Override
  public void close() {
    web.close();
  }
}
