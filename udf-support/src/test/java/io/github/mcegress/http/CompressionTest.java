package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come compressed, and those that only say so. */
@BothTransports
class CompressionTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] zeros(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      byte[] some = new byte[1 << 16];
      for (int i = 0; i < count; i += some.length) {
        zip.write(some);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] both(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static LabResponse zipped(byte[] body) {
    return LabResponse.of(200, "text/plain", body).withHeader("Content-Encoding", "gzip");
  }

  private static LabWeb serving(LabHandler handler) throws IOException {
    return LabWeb.plain().host(HOST, handler).start();
  }

  private EgressClient.Builder client(LabWeb web) {
    String endpoint = HOST + ":" + web.port();
    return EgressClient.builder()
        .transport(transport)
        .spec(Shipped.spec(endpoint))
        .hosts(Shipped.hosts(HOST, web.address()));
  }

  private static String url(LabWeb web) {
    return "http://" + HOST + ":" + web.port() + "/path?secret=1";
  }

  private static EgressException refused(EgressClient client, LabWeb web, String code) {
    EgressException refused = assertThrows(EgressException.class, () -> client.get(url(web)));
    assertEquals(code, refused.code());
    assertEquals(Stage.ANSWER, refused.stage());
    assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
    return refused;
  }

  @Test
  void asksForGzipAndDecodesIt() throws Exception {
    byte[] plain = new byte[100_000];
    byte[] body = gzip(plain);
    try (LabWeb web =
            serving(
                request ->
                    zipped(request.header("Accept-Encoding").equals("gzip") ? body : new byte[0]));
        EgressClient client = client(web).build()) {
      EgressResponse answer = client.get(url(web));
      assertArrayEquals(plain, answer.bytes());
      assertNull(answer.header("Content-Encoding"));
      assertNull(answer.header("Content-Length"));
      assertEquals("text/plain", answer.header("Content-Type"));
      client.get(url(web));
      assertEquals(1, web.connections());
      assertEquals(2L * body.length, client.report().hosts().get(0).bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GZIP", "x-gzip", " gzip "})
  void knowsTheNamesOfGzip(String name) throws Exception {
    byte[] body = gzip(new byte[] {'y'});
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(200, "text/plain", body).withHeader("Content-Encoding", name));
        EgressClient client = client(web).build()) {
      assertEquals("y", client.get(url(web)).text());
    }
  }

  @Test
  void leavesTheAnswerAloneWhenTheCallerSaysWhatMayCome() throws Exception {
    byte[] body = gzip(new byte[] {'y'});
    try (LabWeb web =
            serving(
                request -> zipped(body).withHeader("X-Asked", request.header("Accept-Encoding")));
        EgressClient client = client(web).build()) {
      EgressRequest request = EgressRequest.read(url(web)).header("accept-encoding", "gzip, br");
      EgressResponse answer = client.send(request);
      assertArrayEquals(body, answer.bytes());
      assertEquals("gzip", answer.header("Content-Encoding"));
      assertEquals("" + body.length, answer.header("Content-Length"));
      assertEquals("gzip, br", answer.header("X-Asked"));
      // A part would be one of the compressed form.
      answer = client.send(EgressRequest.read(url(web)).header("Range", "bytes=0-9"));
      assertEquals("identity", answer.header("X-Asked"));
      assertArrayEquals(body, answer.bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, br", "br, gzip", "identity"})
  void givesWhatNobodyAskedForAsItIs(String encoding) throws Exception {
    byte[] body = random(100);
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(200, "text/plain", body)
                        .withHeader("Content-Encoding", encoding));
        EgressClient client = client(web).build()) {
      EgressResponse answer = client.get(url(web));
      assertArrayEquals(body, answer.bytes());
      assertEquals(encoding, answer.header("Content-Encoding"));
      assertEquals("100", answer.header("Content-Length"));
    }
  }

  @Test
  void readsAllMembersAndNothingBehindThem() throws Exception {
    byte[] first = random(70_000);
    byte[] second = random(30_000);
    byte[] members = both(gzip(first), gzip(second));
    byte[] garbage = both(members, new byte[20_000]);
    try (LabWeb web =
            serving(request -> zipped(request.path().equals("/garbage") ? garbage : members));
        EgressClient client = client(web).build()) {
      assertArrayEquals(both(first, second), client.get(url(web)).bytes());
      String garbled = url(web).replace("/path", "/garbage");
      assertArrayEquals(both(first, second), client.get(garbled).bytes());
      client.get(url(web));
      assertEquals(1, web.connections());
    }
  }

  @Test
  void hasNoBodyToDecodeWhereThereIsNone() throws Exception {
    try (LabWeb web =
            serving(
                request ->
                    LabResponse.of(
                            Integer.parseInt(request.path().substring(1)),
                            "text/plain",
                            new byte[0])
                        .withHeader("Content-Encoding", "gzip"));
        EgressClient client = client(web).build()) {
      for (int status : new int[] {200, 204, 304}) {
        String url = url(web).replace("/path", "/" + status);
        assertEquals(0, client.send(EgressRequest.read(url)).bytes().length, "" + status);
      }
    }
    byte[] body = gzip(new byte[100]);
    try (LabWeb web = serving(request -> zipped(body));
        EgressClient client = client(web).maxBodyBytes(10).build()) {
      EgressResponse head = client.send(EgressRequest.read("HEAD", url(web), new byte[0]));
      assertEquals(0, head.bytes().length);
      assertEquals("gzip", head.header("Content-Encoding"));
      assertEquals("" + body.length, head.header("Content-Length"));
    }
  }

  @Test
  void takesWhatIsAsLargeAsTheLimitAndNoMore() throws Exception {
    // Random bytes do not compress: they come in more bytes than they have.
    byte[] most = random(100_000);
    byte[] tooMuch = random(100_001);
    byte[] fits = gzip(most);
    byte[] exceeds = gzip(tooMuch);
    assertTrue(fits.length > most.length);
    try (LabWeb web = serving(request -> zipped(request.path().equals("/path") ? fits : exceeds));
        EgressClient client = client(web).maxBodyBytes(100_000).build()) {
      assertArrayEquals(most, client.get(url(web)).bytes());
      String url = url(web).replace("/path", "/more");
      EgressException refused = assertThrows(EgressException.class, () -> client.get(url));
      assertEquals(Codes.HTTP_TOO_LARGE, refused.code());
    }
  }

  @Test
  void endsABombInBoundedMemory() throws Exception {
    byte[] bomb = zeros(1 << 28);
    assertTrue(bomb.length < 1 << 19, bomb.length + " bytes");
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    try (LabWeb web = serving(request -> zipped(bomb));
        EgressClient client = client(web).maxBodyBytes(1 << 20).build()) {
      refused(client, web, Codes.HTTP_TOO_LARGE);
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      refused(client, web, Codes.HTTP_TOO_LARGE);
      long used = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      assertTrue(used < 1 << 22, used + " bytes");
    }
  }

  @Test
  void namesWhatIsNoGzip() throws Exception {
    byte[] good = gzip(random(5_000));
    byte[] wrongSum = good.clone();
    wrongSum[good.length - 8] ^= 1;
    byte[][] broken = {
      Arrays.copyOf(good, good.length - 1),
      Arrays.copyOf(good, 1_000),
      Arrays.copyOf(good, 5),
      wrongSum,
      "plain text".getBytes("US-ASCII"),
      {'x'},
    };
    for (byte[] body : broken) {
      try (LabWeb web = serving(request -> zipped(body));
          EgressClient client = client(web).build()) {
        EgressException refused = refused(client, web, Codes.HTTP_ENCODING);
        assertTrue(refused.remedy().contains("identity"), refused.remedy());
      }
    }
  }
}
