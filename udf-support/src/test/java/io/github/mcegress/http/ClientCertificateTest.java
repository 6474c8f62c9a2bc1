package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ClientCertificateTest {
  private static final String CONVERT = "openssl pkcs8 -topk8 -nocrypt -in KEY.pem -out KEY8.pem";

  private final LabCertificates certificates = LabCertificates.create();
  private final LabCertificate client = certificates.issue("client.example.test");

  private static String block(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }

  private String key() {
    return block("PRIVATE KEY", client.privateKey().getEncoded());
  }

  private static ClientCertificate parse(String pem) {
    return ClientCertificate.parse(pem, Instant.now());
  }

  private String refused(String pem) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> parse(pem));
    StringWriter all = new StringWriter();
    refused.printStackTrace(new PrintWriter(all));
    for (String line : key().split("\r?\n", -1)) {
      if (line.length() > 8 && !line.startsWith("-")) {
        assertFalse(all.toString().contains(line.substring(0, 8)), all.toString());
      }
    }
    return refused.getMessage();
  }

  @Test
  void readsKeyAndChainInAnyOrderOfTheTwo() throws Exception {
    LabCertificate rsa = certificates.issueRsa("rsa.example.test");
    for (LabCertificate one : new LabCertificate[] {client, rsa}) {
      ClientCertificate parsed = parse(one.clientPem());
      assertEquals(1, parsed.managers().length);
      assertEquals("client certificate of CN=" + one.dnsNames().get(0), parsed.toString());
      String key = block("PRIVATE KEY", one.privateKey().getEncoded());
      assertNotNull(parse("a remark\n" + one.certificatePem() + key + "another"));
      assertNotNull(parse(one.clientPem().replace("\n", "\r\n")));
    }
  }

  @Test
  void takesTheParametersThatOpensslWritesBeforeAnEcKey() {
    assertNotNull(parse(block("EC PARAMETERS", new byte[8]) + client.clientPem()));
  }

  @Test
  void refusesOtherFormsOfKeysWithTheCommandToConvertThem() {
    String certificate = client.certificatePem();
    for (String type : new String[] {"RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"}) {
      String refused = refused(certificate + block(type, client.privateKey().getEncoded()));
      assertTrue(refused.contains("not in PKCS#8 form (" + type + ")"), refused);
      assertTrue(refused.contains(CONVERT), refused);
    }
    String legacy =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
            + "-----END RSA PRIVATE KEY-----\n";
    assertTrue(refused(certificate + legacy).contains(CONVERT));
    String encrypted =
        refused(certificate + block("ENCRYPTED PRIVATE KEY", client.privateKey().getEncoded()));
    assertTrue(encrypted.contains("is encrypted"), encrypted);
    assertTrue(encrypted.contains(CONVERT), encrypted);
  }

  @Test
  void namesWhatIsMissingOrTooMuch() {
    assertTrue(refused("").contains("no private key"));
    assertTrue(refused("no PEM at all").contains("no private key"));
    assertTrue(refused(client.certificatePem()).contains("no private key"));
    assertTrue(refused(key()).contains("no certificate"));
    assertTrue(refused(key() + client.clientPem()).contains("two private keys"));
    assertTrue(
        refused(client.clientPem() + block("PUBLIC KEY", new byte[1])).contains("PUBLIC KEY"));
  }

  @Test
  void namesWhatCannotBeRead() throws Exception {
    String certificate = client.certificatePem();
    String cut = key().substring(0, key().indexOf("-----END"));
    assertTrue(refused(cut).contains("has no end"));
    assertTrue(refused(cut + certificate).contains("has no end"));
    byte[] der = client.privateKey().getEncoded();
    assertTrue(
        refused(certificate + block("PRIVATE KEY", Arrays.copyOf(der, 20)))
            .contains("cannot be read"));
    String garbled = "-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----\n";
    assertTrue(refused(certificate + garbled).contains("is no Base64"));
    KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
    dsa.initialize(1024);
    assertTrue(
        refused(certificate + block("PRIVATE KEY", dsa.generateKeyPair().getPrivate().getEncoded()))
            .contains("RSA or EC"));
    assertTrue(
        refused(key() + block("CERTIFICATE", new byte[] {1, 2, 3}))
            .contains("a certificate of the PEM text cannot be read"));
  }

  @Test
  void refusesKeyOfAnotherCertificate() {
    String other = certificates.issue("other.example.test").certificatePem();
    assertTrue(refused(key() + other).contains("not that of its first certificate"));
    assertTrue(
        refused(key() + certificates.issueRsa("rsa.test").certificatePem()).contains("first"));
    // The right ones in the wrong order.
    assertTrue(
        refused(key() + certificates.authorityPem() + client.certificatePem()).contains("first"));
  }

  @Test
  void refusesChainThatIsNone() {
    String stranger = LabCertificates.create().issue("stranger.test").certificatePem();
    String refused = refused(client.clientPem() + stranger);
    assertTrue(refused.contains("certificate 3 "), refused);
  }

  @Test
  void refusesCertificateThatIsNotValidNow() {
    String expired = refused(certificates.issueExpired("old.test").clientPem());
    assertTrue(expired.contains("valid from "), expired);
    assertThrows(
        IllegalArgumentException.class,
        () -> ClientCertificate.parse(client.clientPem(), Instant.now().minus(Duration.ofDays(9))));
  }

  @Test
  void isRefusedWhereTheBuilderTakesIt() {
    assertThrows(
        IllegalArgumentException.class, () -> EgressClient.builder().clientPem("no PEM text"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EgressClient.builder().trustPem(client.clientPem()));
    assertTrue(refused.getMessage().contains("clientPem"), refused.getMessage());
    assertNull(refused.getCause());
  }
}
