package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** One HTTPS server with three hosts; {@code /hold} answers when the test lets it. */
final class LabSites implements Closeable {
  static final String[] HOSTS = {"a.example.test", "b.example.test", "c.example.test"};

  private final LabCertificates authority = LabCertificates.create();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final LabWeb web;

  LabSites() throws IOException {
    LabWeb.Builder builder = LabWeb.tls();
    for (String host : HOSTS) {
      builder.host(
          host,
          authority.issue(host),
          request -> {
            if (request.path().equals("/hold")) {
              hold();
            }
            return LabResponse.of(200, request.host() + request.path());
          });
    }
    web = builder.start();
  }

  private void hold() throws IOException {
    held.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Waits until a request is held. */
  void awaitHeld() throws InterruptedException {
    held.await();
  }

  LabWeb web() {
    return web;
  }

  String pem() {
    return authority.authorityPem();
  }

  String url(int site, String path) {
    return "https://" + HOSTS[site] + ":" + web.port() + path;
  }

  /** The sites declared, with that many connections, or without a limit for 0. */
  EgressSpec spec(int maxConnections) {
    EgressSpec.Builder builder = EgressSpec.builder();
    for (String host : HOSTS) {
      builder.internet(host + ":" + web.port()).privateAddresses(host + ":" + web.port());
    }
    return (maxConnections == 0 ? builder : builder.maxConnections(maxConnections)).build();
  }

  /** Answers all sites' names. */
  NamedHosts dns() {
    NamedHosts dns = new NamedHosts();
    for (String host : HOSTS) {
      dns.set(host, "127.0.0.1");
    }
    return dns;
  }

  @Override
  public void close() {
    released.countDown();
    web.close();
  }
}
