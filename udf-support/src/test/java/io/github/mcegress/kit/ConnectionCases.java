package io.github.mcegress.kit;

import static io.github.mcegress.kit.KitCase.Tag.NAME_VERIFICATION;
import static io.github.mcegress.kit.KitCase.Tag.POLICY;

import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that must not be shared, repeated, looked up or spoken in old TLS. */
final class ConnectionCases {
  private static final String NAME = "api.example.test";
  private static final String OTHER = "other.example.test";

  private ConnectionCases() {}

  static List<KitCase> all() {
    return Arrays.asList(
        new KitCase(
            "http2-wrong-name",
            NAME_VERIFICATION,
            "an HTTP/2 server at one address for two names; its certificate has the first only",
            "the second name is refused, on whatever connection",
            scene -> {
              Http2Site site = scene.closing(new Http2Site(scene.certificates().issue(NAME)));
              String one = scene.declare(NAME, site.port());
              String two = scene.declare(OTHER, site.port());
              scene.answers(one, Http2Site.BODY);
              scene.refuses(two);
              scene.check(site.requests() == 1, "the server got the request");
            }),
        new KitCase(
            "http2-coalescing",
            POLICY,
            "an HTTP/2 server at one address for two names, both in its certificate",
            "the second name gets a connection of its own: only what stands at the address now"
                + " says whether it serves both",
            scene -> {
              Http2Site site =
                  scene.closing(new Http2Site(scene.certificates().issue(NAME, OTHER)));
              String one = scene.declare(NAME, site.port());
              String two = scene.declare(OTHER, site.port());
              scene.answers(one, Http2Site.BODY);
              scene.answers(two, Http2Site.BODY);
              scene.check(
                  site.connections() > 1, "the second name went over the first one's connection");
            }),
        new KitCase(
            "misdirected",
            POLICY,
            "a server that answers the second read 421 (misdirected request)",
            "the read is repeated on a new connection: it was not processed",
            ConnectionCases::misdirected),
        new KitCase(
            "no-lookup",
            POLICY,
            "a good server; the JVM's own resolver is watched",
            "neither the name nor the address is looked up",
            ConnectionCases::lookups),
        new KitCase(
            "tls11",
            POLICY,
            "a server that speaks TLS 1.1 only",
            "the handshake ends with the server's hello",
            scene -> {
              LabWeb web = scene.start(OTHER, scene.certificates().issue(OTHER));
              String control = scene.declare(OTHER, web.port());
              Tls11Site site = scene.closing(new Tls11Site(scene.certificates().issueRsa(NAME)));
              String url = scene.declare(NAME, site.port());
              scene.answers(control, OTHER);
              scene.refuses(url);
              scene.check(site.hellos() > 0, "the client never came to the server");
              scene.check(!site.wentOn(), "the client went on with the handshake");
            }));
  }

  private static void misdirected(Scene scene) throws Exception {
    AtomicInteger number = new AtomicInteger();
    LabWeb web =
        scene.start(
            LabWeb.tls()
                .host(
                    NAME,
                    scene.certificates().issue(NAME),
                    request -> LabResponse.of(number.incrementAndGet() == 2 ? 421 : 200, NAME)));
    String url = scene.declare(NAME, web.port());
    scene.answers(url, NAME);
    scene.answers(url, NAME);
    scene.check(web.connections() == 2, web.connections() + " connections instead of 2");
  }

  private static void lookups(Scene scene) throws Exception {
    // The JVM remembers failed lookups for 10 s: a name that was never asked for shows them all.
    String name = "n" + Long.toString(System.nanoTime() & Long.MAX_VALUE, 36) + ".example.test";
    LabWeb web = scene.start(name, scene.certificates().issue(name));
    String url = scene.declare(name, web.port());
    try (LookupWatch watch = LookupWatch.install()) {
      scene.answers(url, name);
      scene.check(watch.seen().isEmpty(), "the client looked up " + watch.seen());
    }
  }
}
