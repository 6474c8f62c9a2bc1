package io.github.mcegress.kit;

import static io.github.mcegress.kit.KitCase.Tag.POLICY;

import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Where a client goes: what is declared, and no further by a redirect. */
final class TargetCases {
  private static final String NAME = "api.example.test";
  private static final String OTHER = "other.example.test";

  private TargetCases() {}

  static List<KitCase> all() {
    return Arrays.asList(
        policy(
            "address-literal-named",
            "a URL with the address, declared; the certificate has the address",
            "it answers",
            scene -> {
              LabWeb web = named(scene);
              scene.answers(scene.declareAddress(web.port()), "address");
            }),
        policy(
            "address-literal-undeclared",
            "the same, but only the name is declared",
            "refused before the request is sent",
            scene -> {
              LabWeb web = named(scene);
              scene.answers(scene.declare(NAME, web.port()), NAME);
              scene.refuses("https://127.0.0.1:" + web.port() + "/", web);
            }),
        policy(
            "undeclared-host",
            "a good server whose address is known, and which is not declared",
            "refused before the request is sent",
            scene -> {
              LabWeb web = scene.start(NAME, scene.certificates().issue(NAME));
              LabWeb other = scene.start(OTHER, scene.certificates().issue(OTHER));
              String away = scene.known(OTHER, other.port());
              scene.answers(scene.declare(NAME, web.port()), NAME);
              scene.refuses(away, other);
            }),
        policy(
            "undeclared-port",
            "a second good server of a declared name, on a port that is not declared",
            "refused before the request is sent",
            scene -> {
              LabWeb web = scene.start(NAME, scene.certificates().issue(NAME));
              LabWeb second = scene.start(NAME, scene.certificates().issue(NAME));
              scene.answers(scene.declare(NAME, web.port()), NAME);
              scene.refuses("https://" + NAME + ":" + second.port() + "/", second);
            }),
        policy(
            "redirect-declared",
            "a redirect to another declared name",
            "followed, under the other name",
            scene -> {
              LabWeb other = scene.start(OTHER, scene.certificates().issue(OTHER));
              String to = scene.declare(OTHER, other.port());
              scene.answers(redirecting(scene, to) + "away", OTHER);
            }),
        policy(
            "redirect-undeclared",
            "a redirect to a good server whose address is known, and which is not declared",
            "not followed",
            scene -> {
              LabWeb other = scene.start(OTHER, scene.certificates().issue(OTHER));
              stays(scene, scene.known(OTHER, other.port()), other);
            }),
        policy(
            "redirect-to-http",
            "a redirect to plain http at a declared endpoint",
            "not followed",
            scene -> {
              LabWeb plain =
                  scene.start(LabWeb.plain().host(OTHER, r -> LabResponse.of(200, "plain")));
              scene.declare(OTHER, plain.port());
              stays(scene, "http://" + OTHER + ":" + plain.port() + "/", plain);
            }),
        policy(
            "redirect-to-loopback",
            "a redirect to https://127.0.0.1, whose certificate has the address",
            "not followed",
            scene -> {
              LabWeb inside = named(scene);
              stays(scene, "https://127.0.0.1:" + inside.port() + "/", inside);
            }));
  }

  private static KitCase policy(String id, String setUp, String must, KitCase.Play play) {
    return new KitCase(id, POLICY, setUp, must, play);
  }

  /** A server whose certificate has both the name and the address. */
  private static LabWeb named(Scene scene) throws IOException {
    LabHandler byAddress = request -> LabResponse.of(200, "address");
    return scene.start(
        LabWeb.tls()
            .host(
                NAME,
                scene.certificates().issue(NAME, "127.0.0.1"),
                request -> LabResponse.of(200, NAME))
            .host("127.0.0.1", scene.certificates().issue(NAME, "127.0.0.1"), byAddress));
  }

  /** A declared server that redirects from /away; the URL of its root, which answers. */
  private static String redirecting(Scene scene, String to) throws IOException {
    LabWeb web =
        scene.start(
            LabWeb.tls()
                .host(
                    "start.example.test",
                    scene.certificates().issue("start.example.test"),
                    request ->
                        request.path().equals("/away")
                            ? LabResponse.of(302, "").withHeader("Location", to)
                            : LabResponse.of(200, "start")));
    return scene.declare("start.example.test", web.port());
  }

  /** Whether it fails or hands out the redirect is the client's; that it stays is not. */
  private static void stays(Scene scene, String to, LabWeb target) throws Exception {
    String start = redirecting(scene, to);
    scene.answers(start, "start");
    scene.redirectStays(start + "away");
    scene.check(target.requestLog().isEmpty(), "it was followed to " + target.requestLog());
  }
}
