package io.github.mcegress.kit;

import static io.github.mcegress.kit.KitCase.Tag.NAME_VERIFICATION;
import static io.github.mcegress.kit.KitCase.Tag.POLICY;

import io.github.mcegress.lab.LabWeb;
import java.util.Arrays;
import java.util.List;

/** Which certificates are taken for the name. */
final class CertificateCases {
  private static final String NAME = "api.example.test";

  private CertificateCases() {}

  static List<KitCase> all() {
    return Arrays.asList(
        refused(
            "expired",
            "a certificate for the name whose time is over",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issueExpired(NAME))),
        refused(
            "not-yet-valid",
            "a certificate for the name whose time begins tomorrow",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issueNotYetValid(NAME))),
        refused(
            "self-signed",
            "a certificate for the name that nobody else signed",
            scene -> scene.refusesCertificate(NAME, scene.certificates().issueSelfSigned(NAME))),
        refused(
            "unknown-authority",
            "a certificate for the name by an authority that is not trusted",
            scene ->
                scene.refusesCertificate(NAME, scene.certificates().issueByUnknownAuthority(NAME))),
        refused(
            "signed-by-a-server",
            "a certificate for the name, signed by the trusted certificate of another server",
            scene ->
                scene.refusesCertificate(
                    NAME,
                    scene
                        .certificates()
                        .issueByServer(scene.certificates().issue("other.example.test"), NAME))),
        answered(
            "chain-complete",
            "a certificate by an intermediate authority, which the server sends",
            scene -> {
              LabWeb web = scene.start(NAME, scene.certificates().issueByIntermediate(true, NAME));
              scene.answers(scene.declare(NAME, web.port()), NAME);
            }),
        refused(
            "chain-incomplete",
            "the same without the intermediate: nobody may guess it",
            scene ->
                scene.refusesCertificate(
                    NAME, scene.certificates().issueByIntermediate(false, NAME))),
        answered(
            "wildcard-one-label",
            "a certificate for *.example.test, called as api.example.test",
            scene -> {
              LabWeb web = scene.start(NAME, scene.certificates().issue("*.example.test"));
              scene.answers(scene.declare(NAME, web.port()), NAME);
            }),
        refused(
            "wildcard-two-labels",
            "a certificate for *.example.test, called as a.api.example.test",
            scene ->
                scene.refusesCertificate(
                    "a." + NAME, scene.certificates().issue("*.example.test"))),
        refused(
            "wildcard-no-label",
            "a certificate for *.example.test, called as example.test",
            scene ->
                scene.refusesCertificate(
                    "example.test", scene.certificates().issue("*.example.test"))),
        new KitCase(
            "subject-only",
            POLICY,
            "a certificate that has the name as its common name, without alternative names",
            "refused: RFC 9110, 4.3.4 takes alternative names only",
            scene ->
                scene.refusesCertificate(
                    NAME, scene.certificates().issueWithoutAlternativeName(NAME))));
  }

  private static KitCase refused(String id, String setUp, KitCase.Play play) {
    return new KitCase(id, NAME_VERIFICATION, setUp, "refused before the request is sent", play);
  }

  private static KitCase answered(String id, String setUp, KitCase.Play play) {
    return new KitCase(id, NAME_VERIFICATION, setUp, "it answers", play);
  }
}
