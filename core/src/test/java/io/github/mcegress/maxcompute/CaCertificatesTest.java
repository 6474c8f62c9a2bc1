package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.InvalidEgressException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CaCertificatesTest {
  private static String problem(String pem) {
    return assertThrows(InvalidEgressException.class, () -> CaCertificates.parse(pem)).getMessage();
  }

  @Test
  void readsCertificatesWhateverStandsBetweenThem() throws IOException {
    CaCertificates both = CaCertificates.parse("first\n" + Texts.pem("one") + Texts.pem("two"));

    assertEquals("CN=ca-one.example.test and CN=ca-two.example.test", both.toString());
    assertEquals(CaCertificates.parse(Texts.pem("one") + "\r\n" + Texts.pem("two")), both);
    assertNotEquals(CaCertificates.parse(Texts.pem("one")), both);
  }

  @Test
  void refusesATextWithoutCertificates() {
    assertEquals(
        "error MCE-SHIP-FILE: the text of CA certificates is no use: it holds no certificate;"
            + " write -----BEGIN CERTIFICATE----- ... as openssl prints it",
        problem("nothing"));
  }

  @Test
  void refusesAPrivateKeyBesideThem() throws IOException {
    for (String kind : new String[] {"", "RSA ", "ENCRYPTED "}) {
      assertEquals(
          "error MCE-SHIP-FILE: the text of CA certificates is no use: it holds a private key;"
              + " ship certificates only, a key stays at home",
          problem(Texts.pem("one") + "-----BEGIN " + kind + "PRIVATE KEY-----\nhunter\n"));
    }
  }

  @Test
  void refusesACertificateThatCannotBeRead() throws IOException {
    assertEquals(
        "error MCE-SHIP-FILE: the text of CA certificates is no use: certificate 2 cannot be read;"
            + " export it as PEM",
        problem(
            Texts.pem("one") + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
  }
}
