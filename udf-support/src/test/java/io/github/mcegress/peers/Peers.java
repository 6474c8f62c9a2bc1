package io.github.mcegress.peers;

import io.github.mcegress.http.TransportKind;
import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.Kit;
import io.github.mcegress.kit.KitCase;
import io.github.mcegress.kit.KitVerdict;
import io.github.mcegress.peers.UrlConnectionClient.Way;
import java.util.ArrayList;
import java.util.List;

/** The clients that are compared, each used as somebody would who knows it well. */
public final class Peers {
  /** One client. Immutable. */
  static final class Peer {
    final String name;
    final String description;
    private final ByAddressClient.Maker maker;

    Peer(String name, String description, ByAddressClient.Maker maker) {
      this.name = name;
      this.description = description;
      this.maker = maker;
    }
  }

  private final List<Peer> peers = new ArrayList<>();

  public Peers() {
    add("mcegress, OKHTTP", "our client over OkHttp", s -> new OurClient(s, TransportKind.OKHTTP));
    add(
        "mcegress, BLOCKING",
        "our client without threads, as in the sandbox",
        s -> new OurClient(s, TransportKind.BLOCKING));
    add(
        "OkHttp 5",
        "`.dns(hosts::resolve)` and the authority, otherwise as it comes",
        OkHttpPeer::new);
    add(
        "HttpClient 5",
        "classic, a `DnsResolver` and the authority, otherwise as it comes",
        HttpClient5Peer::new);
    add(
        "URLConnection, any name",
        "`HttpURLConnection` with the address in the URL, the Host header, and a"
            + " `HostnameVerifier` that returns true",
        s -> new UrlConnectionClient(s, Way.ANY_NAME));
    add(
        "URLConnection, verifier",
        "the same with SNI by a socket factory, and a `HostnameVerifier` that has the name checked"
            + " by HttpClient 5's",
        s -> new UrlConnectionClient(s, Way.VERIFIER));
    add(
        "URLConnection, peer host",
        "the same with a socket factory that tells JSSE the name for the address and turns on its"
            + " check",
        s -> new UrlConnectionClient(s, Way.PEER_HOST));
  }

  /** One more, after the others. */
  public void add(String name, String description, ByAddressClient.Maker maker) {
    peers.add(new Peer(name, description, maker));
  }

  /** Runs all cases for all, and prints a line for each: name, description, case, verdict. */
  public void print() {
    for (Peer peer : peers) {
      for (KitCase kitCase : Kit.cases()) {
        KitVerdict verdict = kitCase.run(peer.maker);
        System.out.println(
            String.join(
                "\t",
                "verdict",
                peer.name,
                peer.description,
                kitCase.id(),
                verdict.outcome().name(),
                verdict.evidence().replaceAll("\\s+", " ")));
      }
    }
    System.out.flush();
  }
}
