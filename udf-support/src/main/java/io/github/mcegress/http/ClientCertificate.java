package io.github.mcegress.http;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who we are to servers that ask: a private key and its certificates, read from PEM text.
 *
 * <p>No message and no {@code toString} of it holds anything of the key. Immutable.
 */
final class ClientCertificate {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
  private static final String CONVERT =
      "; convert it: openssl pkcs8 -topk8 -nocrypt -in KEY.pem -out KEY8.pem";
  private static final byte[] PROBE = {'m', 'c', 'e'};

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * Reads one private key (PKCS#8, RSA or EC) and the certificates, the key's own first.
   *
   * @throws IllegalArgumentException if the text does not hold just that, the key is not the first
   *     certificate's, a certificate did not issue the one before it, or the first is not valid now
   */
  static ClientCertificate parse(String pem, Instant now) {
    PrivateKey key = null;
    List<X509Certificate> chain = new ArrayList<>();
    Matcher begin = BEGIN.matcher(pem);
    while (begin.find()) {
      String type = begin.group(1);
      if (type.equals("CERTIFICATE")) {
        chain.add(Trust.certificate(content(pem, begin)));
      } else if (type.equals("PRIVATE KEY")) {
        if (key != null) {
          throw new IllegalArgumentException(
              "the client's PEM text holds two private keys; write one");
        }
        key = key(content(pem, begin));
      } else {
        refuse(type);
      }
    }
    if (key == null) {
      throw new IllegalArgumentException(
          "the client's PEM text holds no private key; write a -----BEGIN PRIVATE KEY----- block");
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(
          "the client's PEM text holds no certificate; write its chain beside the key");
    }
    requireOne(key, chain, now);
    return new ClientCertificate(key, chain);
  }

  private static void refuse(String type) {
    if (type.equals("ENCRYPTED PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "the client's private key is encrypted (ENCRYPTED PRIVATE KEY); write it without a"
              + " password"
              + CONVERT);
    }
    if (type.endsWith(" PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "the client's private key is not in PKCS#8 form (" + type + ")" + CONVERT);
    }
    if (!type.equals("EC PARAMETERS")) {
      throw new IllegalArgumentException(
          "the client's PEM text holds a block "
              + type
              + "; write CERTIFICATE and PRIVATE KEY blocks");
    }
  }

  /** What stands between the marks of a block. */
  private static String content(String pem, Matcher begin) {
    int end = pem.indexOf("-----END " + begin.group(1) + "-----", begin.end());
    String content = end < 0 ? "" : pem.substring(begin.end(), end);
    if (end < 0 || content.contains("-----")) {
      throw new IllegalArgumentException(
          "a block of the client's PEM text has no end; write -----END "
              + begin.group(1)
              + "-----");
    }
    return content;
  }

  private static PrivateKey key(String base64) {
    PKCS8EncodedKeySpec encoded;
    try {
      encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      // Without the cause, which quotes a character of the key.
      throw new IllegalArgumentException(
          "the client's private key is no Base64; write the PEM text as it was made");
    }
    for (String algorithm : new String[] {"RSA", "EC"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException other) {
        // A key of the next algorithm, or of none.
        continue;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this JVM knows no " + algorithm + " keys", e);
      }
    }
    throw new IllegalArgumentException(
        "the client's private key cannot be read as RSA or EC in PKCS#8 form; make a key of these");
  }

  private static void requireOne(PrivateKey key, List<X509Certificate> chain, Instant now) {
    X509Certificate own = chain.get(0);
    if (!belongs(key, own)) {
      throw new IllegalArgumentException(
          "the client's private key is not that of its first certificate; write the certificate of"
              + " the key first, then the one that issued it");
    }
    for (int i = 1; i < chain.size(); i++) {
      if (!chain
          .get(i - 1)
          .getIssuerX500Principal()
          .equals(chain.get(i).getSubjectX500Principal())) {
        throw new IllegalArgumentException(
            "certificate "
                + (i + 1)
                + " of the client's chain did not issue the one before it; write each one's issuer"
                + " after it");
      }
    }
    if (now.isAfter(own.getNotAfter().toInstant())
        || now.isBefore(own.getNotBefore().toInstant())) {
      throw new IllegalArgumentException(
          "the client's certificate is valid from "
              + own.getNotBefore().toInstant()
              + " to "
              + own.getNotAfter().toInstant()
              + "; renew it, and check the clock");
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    try {
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** What JSSE asks for the certificate. */
  KeyManager[] managers() throws GeneralSecurityException {
    KeyStore keys = Trust.emptyKeyStore();
    keys.setKeyEntry("client", key, new char[0], chain.toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, new char[0]);
    return factory.getKeyManagers();
  }

  /** Of whom, never the key. */
  @Override
  public String toString() {
    return "client certificate of " + chain.get(0).getSubjectX500Principal();
  }
}
