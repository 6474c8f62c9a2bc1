package io.github.mcegress.lab.faults;

import java.io.ByteArrayOutputStream;

/** TLS records made by hand: what servers send that the JDK's own TLS would no more be one of. */
final class TlsRecords {
  static final int HANDSHAKE_FAILURE = 40;
  static final int BAD_CERTIFICATE = 42;
  static final int PROTOCOL_VERSION = 70;
  static final int UNRECOGNIZED_NAME = 112;
  static final int CERTIFICATE_REQUIRED = 116;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int FATAL = 2;

  /** TLS_RSA_WITH_AES_128_CBC_SHA, which versions before 1.2 have as well. */
  private static final int[] SUITE = {0x00, 0x2f};

  private TlsRecords() {}

  /** A fatal alert by its number in RFC 8446. */
  static byte[] alert(int description) {
    return alert(description, 3);
  }

  /** The same in a record of that minor version, in which servers tell it before any is agreed. */
  static byte[] alert(int description, int minor) {
    return record(ALERT, minor, FATAL, description);
  }

  /**
   * A ServerHello that settles on an old version.
   *
   * @param minor 0 for SSL 3.0, 1 for TLS 1.0, 2 for TLS 1.1
   */
  static byte[] serverHello(int minor) {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.write(3);
    hello.write(minor);
    for (int i = 0; i < 32; i++) {
      hello.write(i + 1);
    }
    hello.write(0); // no session
    hello.write(SUITE[0]);
    hello.write(SUITE[1]);
    hello.write(0); // no compression
    byte[] body = hello.toByteArray();
    int[] message = new int[body.length + 4];
    message[0] = 2;
    message[3] = body.length;
    for (int i = 0; i < body.length; i++) {
      message[i + 4] = body[i];
    }
    return record(HANDSHAKE, minor, message);
  }

  private static byte[] record(int type, int minor, int... content) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.write(type);
    record.write(3);
    record.write(minor);
    record.write(content.length >> 8);
    record.write(content.length);
    for (int b : content) {
      record.write(b);
    }
    return record.toByteArray();
  }
}
