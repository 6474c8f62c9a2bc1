package io.github.mcegress.kit;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The servers of one run, the client among them, and what was seen. Used by one thread. */
final class Scene implements Closeable {
  /** Something else happened than must. */
  static final class Missed extends Exception {
    private static final long serialVersionUID = 1L;

    Missed(String evidence) {
      super(evidence);
    }
  }

  private static final String CONTROL = "control.example.test";

  private final ByAddressClient.Maker maker;
  private final LabCertificates certificates = LabCertificates.create();
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final List<String> endpoints = new ArrayList<>();
  private final StringBuilder hosts = new StringBuilder();
  private final List<String> seen = new ArrayList<>();
  private ByAddressClient client;

  Scene(ByAddressClient.Maker maker) {
    this.maker = maker;
  }

  LabCertificates certificates() {
    return certificates;
  }

  /** Starts a server that ends with the scene. */
  LabWeb start(LabWeb.Builder builder) throws IOException {
    return closing(builder.start());
  }

  /** A server of one name, whose body is the name. */
  LabWeb start(String name, LabCertificate certificate) throws IOException {
    return start(LabWeb.tls().host(name, certificate, request -> LabResponse.of(200, name)));
  }

  /** Ends it with the scene, before what was started earlier. */
  <T extends Closeable> T closing(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** Declares the endpoint and gives the name its address; returns the URL of its root. */
  String declare(String name, int port) {
    endpoints.add(name + ":" + port);
    return known(name, port);
  }

  /** Gives the name its address without declaring it. */
  String known(String name, int port) {
    hosts.append("127.0.0.1 ").append(name).append('\n');
    return "https://" + name + ":" + port + "/";
  }

  /** Declares an address. */
  String declareAddress(int port) {
    endpoints.add("127.0.0.1:" + port);
    return "https://127.0.0.1:" + port + "/";
  }

  /** The client of this run; made when it is first asked for, with what was declared until then. */
  ByAddressClient client() throws Missed {
    if (client == null) {
      String[] declared = endpoints.toArray(new String[0]);
      EgressSpec spec =
          EgressSpec.builder()
              .internet(declared)
              .privateAddresses(declared)
              .pinPlainHttp(true)
              .build();
      try {
        client =
            closing(
                maker.make(
                    new KitSetup(
                        spec, ResolvedHosts.parse(hosts.toString()), certificates.authorityPem())));
      } catch (KitNotApplicableException e) {
        throw e;
      } catch (Exception e) {
        throw new Missed("the client was not made: " + e);
      }
    }
    return client;
  }

  /** The call must be answered 200 with this body. */
  void answers(String url, String body) throws Missed {
    KitAnswer answer;
    try {
      answer = call(url);
    } catch (IOException e) {
      throw new Missed(url + " must be answered; the client threw " + e);
    }
    seen.add(url + " answered " + answer.status() + " " + answer.body());
    if (answer.status() != 200 || !answer.body().equals(body)) {
      throw new Missed("must be answered 200 " + body + "; " + seen());
    }
  }

  /** The call must fail before this server has the request. */
  void refuses(String url, LabWeb server) throws Missed {
    int before = server.requestLog().size();
    refuses(url);
    check(
        server.requestLog().size() == before, "the server got the request: " + server.requestLog());
  }

  /** The call must fail. */
  void refuses(String url) throws Missed {
    KitAnswer answer;
    try {
      answer = call(url);
    } catch (IOException e) {
      seen.add(url + " refused by " + e);
      return;
    }
    seen.add(url + " answered " + answer.status() + " " + answer.body());
    throw new Missed(seen());
  }

  /** The call must fail, or be answered with the redirect itself. */
  void redirectStays(String url) throws Missed {
    try {
      KitAnswer answer = call(url);
      seen.add(url + " answered " + answer.status() + " " + answer.body());
      check(answer.status() == 302, "the redirect was followed");
    } catch (IOException e) {
      seen.add(url + " refused by " + e);
    }
  }

  private KitAnswer call(String url) throws IOException, Missed {
    try {
      return client().get(url);
    } catch (KitNotApplicableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Missed(url + " ended with " + e + " and not with an IOException");
    }
  }

  /**
   * A server with this certificate only must be refused by that name, by a client that was answered
   * by a good server before: one that fails always has not refused anything.
   */
  void refusesCertificate(String name, LabCertificate certificate) throws IOException, Missed {
    String control = declare(CONTROL, start(CONTROL, certificates.issue(CONTROL)).port());
    LabWeb bad = start(name, certificate);
    String url = declare(name, bad.port());
    answers(control, CONTROL);
    refuses(url, bad);
    check(bad.connections() > 0, "the client never came to the server");
  }

  /** What must be so. */
  void check(boolean holds, String otherwise) throws Missed {
    if (!holds) {
      throw new Missed(otherwise + "; " + seen());
    }
  }

  String seen() {
    return String.join("; ", seen);
  }

  @Override
  public void close() throws IOException {
    for (Closeable next : open) {
      next.close();
    }
  }
}
