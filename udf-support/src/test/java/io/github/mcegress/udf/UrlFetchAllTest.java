package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.udf.UDFException;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ready UDTF without a sandbox; {@link UrlFetchAllIT} is behind it. */
class UrlFetchAllTest {
  private final List<Object[]> rows = new ArrayList<>();
  private final List<Integer> alive = new ArrayList<>();
  private LabWeb web;
  private FakeExecutionContext context;
  private UrlFetchAll fetch;

  @BeforeEach
  void start() throws Exception {
    web =
        LabWeb.plain()
            .host(
                "api.example.test",
                request ->
                    LabResponse.of(
                        request.path().equals("/none") ? 404 : 200,
                        "at " + request.path() + "\r\n"))
            .start();
    String endpoint = "api.example.test:" + web.port();
    context =
        new FakeExecutionContext()
            .set(
                "egress.properties",
                "internet = "
                    + endpoint
                    + "\nprivate-addresses = "
                    + endpoint
                    + "\npin-plain-http = true\n")
            .set("egress.hosts", "127.0.0.1 api.example.test\n")
            .onClaimAlive(() -> alive.add(web.requests("api.example.test")));
    fetch = new UrlFetchAll();
    fetch.setCollector(rows::add);
    fetch.setup(context);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private String url(String path) {
    return "http://api.example.test:" + web.port() + path;
  }

  @Test
  void forwardsARowForEachUrlOfStringsAndArrays() throws Exception {
    fetch.process(
        new Object[] {url("/a"), null, Arrays.asList(url("/none"), null, url("/c")), url("/d")});
    fetch.process(new Object[] {Collections.emptyList()});
    fetch.close();
    assertEquals(4, rows.size());
    assertArrayEquals(new Object[] {url("/a"), 200L, "at /a\n"}, rows.get(0));
    assertArrayEquals(new Object[] {url("/none"), 404L, "at /none\n"}, rows.get(1));
    assertArrayEquals(new Object[] {url("/c"), 200L, "at /c\n"}, rows.get(2));
    assertArrayEquals(new Object[] {url("/d"), 200L, "at /d\n"}, rows.get(3));
    assertEquals(4, context.getCounter("mcegress", "requests").getValue());
    assertEquals(1, context.getCounter("mcegress", "connections").getValue());
  }

  @Test
  void claimsToBeAliveAfterEachFinishedRequestOnly() throws Exception {
    fetch.process(new Object[] {null});
    assertTrue(alive.isEmpty());
    fetch.process(new Object[] {url("/a"), url("/b")});
    assertEquals(Arrays.asList(1, 2), alive);
    assertThrows(
        EgressException.class,
        () -> fetch.process(new Object[] {"http://other.example.test/", url("/c")}));
    assertEquals(Arrays.asList(1, 2), alive);
    assertEquals(2, rows.size());
  }

  @Test
  void refusesWhatIsNoUrl() {
    UDFException number = assertThrows(UDFException.class, () -> fetch.process(new Object[] {42L}));
    assertTrue(number.getMessage().contains("got a Long; give it URLs"), number.getMessage());
    UDFException text =
        assertThrows(UDFException.class, () -> fetch.process(new Object[] {"ftp://secret/"}));
    assertTrue(
        text.getMessage()
            .startsWith("MCE-HTTP-URL the URL begins with neither http:// nor https://"),
        text.getMessage());
    assertTrue(!text.getMessage().contains("secret"), text.getMessage());
  }

  @Test
  void opensNothingWithoutAUrl() throws IOException, UDFException {
    fetch.process(new Object[] {null, Collections.singletonList(null)});
    fetch.close();
    assertTrue(context.read().isEmpty());
    assertTrue(rows.isEmpty());
  }
}
