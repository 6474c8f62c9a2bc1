package io.github.mcegress.kit;

import static io.github.mcegress.kit.KitCase.Tag.NAME_VERIFICATION;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Which name is asked for, sent and verified. */
final class NameCases {
  private static final String NAME = "api.example.test";
  private static final String OTHER = "other.example.test";

  private NameCases() {}

  static List<KitCase> all() {
    return Arrays.asList(
        name(
            "name-ok",
            "a server whose certificate is for the name",
            "it answers",
            scene -> {
              LabWeb web = scene.start(NAME, scene.certificates().issue(NAME));
              scene.answers(scene.declare(NAME, web.port()), NAME);
            }),
        name(
            "sni",
            "a server that notes the server name indication",
            "the name is sent, on every connection",
            NameCases::sni),
        name(
            "virtual-hosts",
            "two names at one address, a certificate each, chosen by SNI",
            "each answers under its own name",
            NameCases::virtualHosts),
        name(
            "host-header",
            "a server that echoes the Host header; its port is not 443",
            "the header is name:port",
            scene -> {
              LabWeb web =
                  scene.start(
                      LabWeb.tls()
                          .host(
                              NAME,
                              scene.certificates().issue(NAME),
                              request -> LabResponse.of(200, request.header("Host"))));
              scene.answers(scene.declare(NAME, web.port()), NAME + ":" + web.port());
            }),
        name(
            "wrong-name",
            "a trusted certificate for another name",
            "refused before the request is sent",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issue(OTHER))),
        name(
            "look-alike-names",
            "a trusted certificate for names that begin or end with the name",
            "refused",
            scene ->
                scene.refusesCertificate(
                    NAME, scene.certificates().issue("my" + NAME, NAME + ".other.test"))),
        name(
            "wrong-name-resumed-tls12",
            "a good call under one name, then another name at the same address, which the"
                + " certificate does not have; the server resumes TLS 1.2 sessions under any name",
            "the second name is refused: a resumed session is no proof of another name",
            scene -> resumed(scene, "TLSv1.2")),
        name(
            "wrong-name-resumed-tls13",
            "the same under TLS 1.3",
            "the second name is refused",
            scene -> resumed(scene, "TLSv1.3")),
        name(
            "address-literal-unnamed",
            "a URL with the address, declared; the certificate has names only",
            "refused: an address is verified by its own alternative name",
            NameCases::addressLiteral),
        name(
            "address-in-certificate",
            "a certificate that has the address as its subject and alternative name; called by"
                + " name",
            "refused: the name is what is called",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issue("127.0.0.1"))),
        name(
            "name-of-the-address",
            "a certificate for localhost, the name that a reverse lookup of the address gives",
            "refused: the name of the URL counts",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issue("localhost"))));
  }

  private static KitCase name(String id, String setUp, String must, KitCase.Play play) {
    return new KitCase(id, NAME_VERIFICATION, setUp, must, play);
  }

  private static void sni(Scene scene) throws Exception {
    LabWeb web = scene.start(NAME, scene.certificates().issue(NAME));
    scene.answers(scene.declare(NAME, web.port()), NAME);
    scene.check(
        web.handshakes(NAME) == web.connections(),
        web.connections() + " connections, " + web.handshakes(NAME) + " of them with the name");
  }

  private static void virtualHosts(Scene scene) throws Exception {
    LabWeb web =
        scene.start(
            LabWeb.tls()
                .host(NAME, scene.certificates().issue(NAME), r -> LabResponse.of(200, NAME))
                .host(OTHER, scene.certificates().issue(OTHER), r -> LabResponse.of(200, OTHER)));
    String one = scene.declare(NAME, web.port());
    String two = scene.declare(OTHER, web.port());
    scene.answers(one, NAME);
    scene.answers(two, OTHER);
    scene.answers(one, NAME);
  }

  private static void resumed(Scene scene, String version) throws Exception {
    if (!Arrays.asList(supported()).contains(version)) {
      throw new KitNotApplicableException("this Java has no " + version);
    }
    LabCertificate first = scene.certificates().issue(NAME);
    LabWeb web =
        scene.start(
            LabWeb.tls()
                .protocols(version)
                .host(NAME, first, request -> LabResponse.of(200, NAME))
                .host(OTHER, first, request -> LabResponse.of(200, OTHER)));
    String one = scene.declare(NAME, web.port());
    String two = scene.declare(OTHER, web.port());
    scene.answers(one, NAME);
    scene.refuses(two, web);
  }

  private static String[] supported() throws NoSuchAlgorithmException {
    return SSLContext.getDefault().getSupportedSSLParameters().getProtocols();
  }

  private static void addressLiteral(Scene scene) throws Exception {
    LabWeb web = scene.start(NAME, scene.certificates().issue(NAME));
    String byName = scene.declare(NAME, web.port());
    String byAddress = scene.declareAddress(web.port());
    scene.answers(byName, NAME);
    scene.refuses(byAddress, web);
  }
}
