package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Workload;
import io.github.mcegress.lab.ClosedPort;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Everything that a client contacts is seen, or refused where it is not declared. */
class ObserveModeTest {
  private static final String FIRST = "first.example.test";
  private static final String SECOND = "second.example.test";

  private static EgressClient observing(FakeHostResolver resolver) {
    return EgressClient.builder()
        .spec(EgressSpec.builder().build())
        .mode(EgressMode.OBSERVE)
        .resolver(resolver)
        .reportAtClose(false)
        .build();
  }

  private static EgressClient enforcing(EgressSpec spec, FakeHostResolver resolver) {
    return EgressClient.builder().spec(spec).resolver(resolver).reportAtClose(false).build();
  }

  @Test
  void seesARedirectBeforeItIsFollowed() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        LabWeb web =
            LabWeb.plain()
                .host(
                    FIRST,
                    request ->
                        LabResponse.of(302, "")
                            .withHeader("Location", "http://" + SECOND + ":" + closed.number()))
                .start();
        EgressClient client =
            observing(
                new FakeHostResolver().set(FIRST, web.address()).set(SECOND, web.address()))) {
      assertThrows(
          EgressException.class, () -> client.get("http://" + FIRST + ":" + web.port() + "/"));
      assertEquals(
          "["
              + FIRST
              + ":"
              + web.port()
              + "|http|LOOPBACK, "
              + SECOND
              + ":"
              + closed.number()
              + "|http<"
              + FIRST
              + ":"
              + web.port()
              + "|LOOPBACK]",
          client.report().observed().endpoints().toString());
    }
  }

  @Test
  void seesWhatOthersAskFor() throws Exception {
    InetAddress address = InetAddress.getByName("203.0.113.7");
    try (EgressClient client = observing(new FakeHostResolver().set(FIRST, address))) {
      assertEquals(
          Collections.singletonList(address), client.access().resolve(FIRST + ":5432", "pg"));
      assertEquals(Collections.singletonList(address), client.access().resolve(FIRST));
      assertEquals(
          "10.0.0.5", client.access().resolve("10.0.0.5:3306", "mysql").get(0).getHostAddress());
      assertThrows(UnknownHostException.class, () -> client.access().resolve(SECOND));
      assertEquals(
          Codes.DNS_UNRESOLVED,
          assertThrows(
                  EgressException.class, () -> client.access().resolve(SECOND + ":443", "https"))
              .code());
      assertEquals(
          "[10.0.0.5:3306|mysql|PRIVATE, first.example.test:5432|pg|PUBLIC,"
              + " first.example.test:?|name|PUBLIC, second.example.test:443|https|-,"
              + " second.example.test:?|name|-]",
          client.report().observed().endpoints().toString());
      for (String use : new String[] {"", "a<b.example.com:1", "a b", "A", "a|b"}) {
        assertThrows(
            IllegalArgumentException.class, () -> client.access().resolve(FIRST + ":1", use));
      }
      assertThrows(InvalidEgressException.class, () -> client.access().resolve("[::1]:1", "pg"));
    }
  }

  @Test
  void refusesOthersWhatIsNotDeclaredWithTheLineToAdd() throws Exception {
    InetAddress address = InetAddress.getByName("203.0.113.7");
    FakeHostResolver resolver = new FakeHostResolver().set(FIRST, address).set(SECOND, address);
    EgressSpec spec =
        EgressSpec.builder()
            .internet(FIRST + ":443")
            .dedicated(NetworkLink.named("testLink"), "10.0.0.4:3306")
            .build();
    try (EgressClient client = enforcing(spec, resolver)) {
      assertEquals(address, client.access().resolve(FIRST + ":443", "https").get(0));
      assertEquals(address, client.access().resolve(FIRST).get(0));
      assertEquals(
          "MCE-NOT-DECLARED first.example.test:5432 is not declared; add it to the description:"
              + " internet = first.example.test:443, first.example.test:5432",
          assertThrows(EgressException.class, () -> client.access().resolve(FIRST + ":5432", "pg"))
              .getMessage());
      assertEquals(
          "MCE-NOT-DECLARED 10.0.0.5:3306 is not declared; add it to the description:"
              + " networklink.hosts = 10.0.0.4:3306, 10.0.0.5:3306",
          assertThrows(
                  EgressException.class, () -> client.access().resolve("10.0.0.5:3306", "mysql"))
              .getMessage());
      assertEquals(
          "MCE-NOT-DECLARED second.example.test is not declared; add it to the description:"
              + " internet = second.example.test:PORT, with the port in place of PORT",
          assertThrows(UnknownHostException.class, () -> client.access().resolve(SECOND))
              .getMessage());
      assertEquals(Collections.emptyList(), client.report().observed().endpoints());
      resolver.assertRequests(FIRST, FIRST);
    }
  }

  @Test
  void refusesOthersAPrivateAnswerForAPublicName() throws Exception {
    FakeHostResolver resolver =
        new FakeHostResolver().set(FIRST, InetAddress.getByName("10.0.0.5"));
    EgressSpec spec = EgressSpec.builder().internet(FIRST + ":443").build();
    try (EgressClient client = enforcing(spec, resolver)) {
      assertEquals(
          "MCE-DNS-PRIVATE-ADDRESS first.example.test:443 is declared public but has the address"
              + " 10.0.0.5 (PRIVATE); reach it through a dedicated connection, or add"
              + " private-addresses = first.example.test:443",
          assertThrows(
                  EgressException.class, () -> client.access().resolve(FIRST + ":443", "https"))
              .getMessage());
      assertTrue(
          assertThrows(UnknownHostException.class, () -> client.access().resolve(FIRST))
              .getMessage()
              .startsWith(Codes.DNS_PRIVATE_ADDRESS));
    }
  }

  /** Ten thousand hosts of a URL column, none of which resolves. */
  @Test
  void staysBoundedWhateverARowAsksFor() throws Exception {
    PrintStream standardError = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, "UTF-8"));
    try (EgressClient client = observing(new FakeHostResolver())) {
      for (int i = 0; i < 10_000; i++) {
        String url = "https://h" + i + ".example.test/";
        assertThrows(EgressException.class, () -> client.get(url));
      }
      EgressReport report = client.report();
      assertEquals(1_000, report.observed().endpoints().size());
      assertEquals(9_000, report.observed().beyond());
      assertEquals(1_001, report.hosts().size());
      assertEquals(10_000, report.hosts().stream().mapToLong(HostReport::calls).sum());
      assertEquals(
          9_000,
          report.hosts().stream()
              .filter(host -> host.endpoint().equals(Endpoint.parse("others.invalid:1")))
              .mapToLong(HostReport::failures)
              .sum());
      client.close();
      client.close();
      String text = told.toString("UTF-8");
      assertEquals(report.observed(), EgressObservation.parse(text), "told once");
      assertEquals(1, text.split("mcegress observation: ", -1).length - 1);
      assertTrue(
          text.contains(
              "mcegress observed: # 9000 contacts with further endpoints are not in here: 1000 are"
                  + " kept; observe with fewer rows"));
    } finally {
      System.setErr(standardError);
    }
  }

  @Test
  void tellsOfServicesAsTheyAreDeclared() throws Exception {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\nservice.oss = lab\n");
    try (EgressClient client =
        EgressClient.builder()
            .spec(spec)
            .mode(EgressMode.OBSERVE)
            .resolver(
                new FakeHostResolver()
                    .set("lab.oss-cn-shanghai.aliyuncs.com", InetAddress.getByName("203.0.113.7")))
            .reportAtClose(false)
            .build()) {
      client.access().resolve("lab.oss-cn-shanghai.aliyuncs.com:443", "https");
      assertEquals(spec, client.report().observed().describe(spec, Workload.UDF), "nothing to add");
    }
  }
}
