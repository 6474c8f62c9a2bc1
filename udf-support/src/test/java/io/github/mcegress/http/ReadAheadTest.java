package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** As a socket gives it: seldom as much as was asked for. */
  private static InputStream inPieces(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(9000)));
      }
    };
  }

  @Test
  void givesEachByteOnce() throws IOException {
    byte[] sent = random(1_000_000);
    Random random = new Random(7);
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    InputStream in = new ReadAhead(inPieces(sent, random));
    byte[] some = new byte[20_000];
    while (true) {
      if (random.nextInt(3) == 0) {
        int one = in.read();
        if (one < 0) {
          break;
        }
        got.write(one);
      } else {
        int read = in.read(some, 0, 1 + random.nextInt(some.length));
        if (read < 0) {
          break;
        }
        got.write(some, 0, read);
      }
    }
    assertArrayEquals(sent, got.toByteArray());
    assertEquals(-1, in.read());
  }

  @Test
  void tellsWhatWaitsHereAndBelow() throws IOException {
    InputStream in = new ReadAhead(new ByteArrayInputStream(random(10_000)));
    assertEquals(10_000, in.available());
    in.read();
    assertEquals(9_999, in.available());
    assertEquals(8_191, in.skip(9_000), "what was read ahead");
    assertEquals(1_808, in.available());
  }
}
