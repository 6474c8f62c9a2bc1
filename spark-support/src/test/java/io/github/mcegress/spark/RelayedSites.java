package io.github.mcegress.spark;

import static java.util.stream.Collectors.toList;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.lab.CappedProxy;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabWeb;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Three HTTPS servers, each behind a relay of its own on 127.0.0.1; the relays share one cap, so
 * that what is open at all of them at one moment is counted.
 */
final class RelayedSites implements Closeable {
  private final LabCertificates authority = LabCertificates.create();
  private final List<LabWeb> webs = new ArrayList<>();
  private final List<CappedProxy> relays = new ArrayList<>();
  private final int cap;

  /** All hosts are answered by this. */
  RelayedSites(int cap, LabHandler handler) throws IOException {
    this.cap = cap;
    for (String host : LabSites.HOSTS) {
      LabWeb web = LabWeb.tls().host(host, authority.issue(host), handler).start();
      webs.add(web);
      InetSocketAddress target = new InetSocketAddress(web.address(), web.port());
      relays.add(relays.isEmpty() ? CappedProxy.start(target, cap) : relays.get(0).beside(target));
    }
  }

  /** Each host with its relay's port. */
  List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < relays.size(); i++) {
      hosts.add(LabSites.HOSTS[i] + ":" + relays.get(i).port());
    }
    return hosts;
  }

  /** The hosts, with as many connections as the relays let through. */
  EgressSpec spec() {
    String[] hosts = hosts().toArray(new String[0]);
    return EgressSpec.builder().internet(hosts).privateAddresses(hosts).maxConnections(cap).build();
  }

  String pem() {
    return authority.authorityPem();
  }

  /** Of all relays together. */
  CappedProxy relays() {
    return relays.get(0);
  }

  /** How many requests reached each server. */
  List<Integer> requests() {
    return webs.stream().map(web -> web.requestLog().size()).collect(toList());
  }

  @Override
  public void close() throws IOException {
    for (CappedProxy relay : relays) {
      relay.close();
    }
    webs.forEach(LabWeb::close);
  }
}
