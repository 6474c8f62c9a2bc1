package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

final class LabDnsTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersWithAllAddresses(boolean tcp) throws Exception {
    try (LabDns dns =
        LabDns.builder()
            .address(LoopbackAddress.pick())
            .record("api.example.test", address("10.0.0.1"), address("10.0.0.2"))
            .start()) {
      Message answer = ask(dns, "API.example.test", Type.A, tcp);

      assertEquals(Rcode.NOERROR, answer.getRcode());
      assertEquals(Collections.nCopies(2, 30L), ttls(answer));
      assertEquals(Arrays.asList("10.0.0.1", "10.0.0.2"), ips(answer));
      assertEquals(1, dns.queries("api.example.test"));
      assertEquals(1, dns.answered("Api.Example.Test."));
    }
  }

  @Test
  void answersUnknownNameWithNxdomainAndSoa() throws Exception {
    try (LabDns dns = LabDns.builder().start()) {
      Message answer = ask(dns, "absent.example.test", Type.A, false);

      assertEquals(Rcode.NXDOMAIN, answer.getRcode());
      assertTrue(answer.getSection(Section.AUTHORITY).get(0) instanceof SOARecord);
      assertEquals(1, dns.queries("absent.example.test"));
    }
  }

  @Test
  void answersAaaaOfKnownNameEmpty() throws Exception {
    try (LabDns dns = LabDns.builder().record("a.test", address("10.0.0.1")).start()) {
      Message answer = ask(dns, "a.test", Type.AAAA, false);

      assertEquals(Rcode.NOERROR, answer.getRcode());
      assertEquals(Collections.emptyList(), answer.getSection(Section.ANSWER));
    }
  }

  @Test
  void answersIpv6AddressesToAaaaOnly() throws Exception {
    try (LabDns dns = LabDns.builder().record("a.test", address("::1")).start()) {
      assertEquals(0, ask(dns, "a.test", Type.A, false).getSection(Section.ANSWER).size());
      assertEquals(1, ask(dns, "a.test", Type.AAAA, false).getSection(Section.ANSWER).size());
    }
  }

  @Test
  void truncatesOverUdpWhatFitsOverTcp() throws Exception {
    InetAddress[] many = new InetAddress[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = InetAddress.getByAddress(new byte[] {10, 0, 1, (byte) i});
    }
    try (LabDns dns = LabDns.builder().record("many.test", many).start()) {
      SimpleResolver overUdp = resolver(dns, false);
      overUdp.setIgnoreTruncation(true);

      assertTrue(overUdp.send(query("many.test", Type.A)).getHeader().getFlag(Flags.TC));
      assertEquals(200, ips(ask(dns, "many.test", Type.A, true)).size());
    }
  }

  @Test
  void answersWithNewAddressesOnceTheRecordIsReplaced() throws Exception {
    try (LabDns dns = LabDns.builder().record("a.test", address("10.0.0.1")).start()) {
      dns.record("a.test", address("10.0.0.9"));

      assertEquals(Collections.singletonList("10.0.0.9"), ips(ask(dns, "a.test", Type.A, false)));
    }
  }

  @Test
  void ignoresWhatIsNoQuery() throws Exception {
    try (LabDns dns = LabDns.builder().record("a.test", address("10.0.0.1")).start();
        DatagramSocket socket = new DatagramSocket()) {
      byte[] noise = new byte[700];
      for (int size : new int[] {0, 1, 11, 12, 13, 40, 700}) {
        new Random(size).nextBytes(noise);
        socket.send(new DatagramPacket(noise, size, dns.address(), dns.port()));
      }

      assertEquals(1, ips(ask(dns, "a.test", Type.A, false)).size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dropsBySeed(boolean tcp) throws Exception {
    DropPattern expected = new DropPattern(7, "a.test");
    try (LabDns dns = LabDns.builder().record("a.test", address("10.0.0.1")).dropSeed(7).start()) {
      int answered = 0;
      for (int i = 0; i < 6; i++) {
        if (expected.dropsNext()) {
          SimpleResolver impatient = resolver(dns, tcp);
          impatient.setTimeout(Duration.ofMillis(300));
          assertThrows(IOException.class, () -> impatient.send(query("a.test", Type.A)));
        } else {
          answered++;
          assertEquals(1, ips(ask(dns, "a.test", Type.A, tcp)).size());
        }
      }
      assertEquals(6, dns.queries("a.test"));
      assertEquals(answered, dns.answered("a.test"));
    }
  }

  @Test
  void answersAtLeastEveryThirdQueryForName() {
    for (long seed = 0; seed < 200; seed++) {
      DropPattern pattern = new DropPattern(seed, "a.test");
      int dropped = 0;
      int inARow = 0;
      for (int i = 0; i < 300; i++) {
        inARow = pattern.dropsNext() ? inARow + 1 : 0;
        dropped += inARow > 0 ? 1 : 0;
        assertTrue(inARow <= 2, "seed " + seed);
      }
      assertTrue(dropped > 80 && dropped < 180, "seed " + seed + " dropped " + dropped);
    }
  }

  @Test
  void dropsTheSameQueriesForTheSameSeedOnly() {
    assertEquals(pattern(1, "a.test"), pattern(1, "a.test"));
    assertFalse(pattern(1, "a.test").equals(pattern(2, "a.test")));
    assertFalse(pattern(1, "a.test").equals(pattern(1, "b.test")));
  }

  @Test
  void rejectsWhatIsNoDomainName() {
    assertThrows(
        IllegalArgumentException.class, () -> LabDns.builder().record("a..b", address("10.0.0.1")));
  }

  @Test
  void freesItsPortAtClose() throws Exception {
    LabDns dns = LabDns.builder().start();
    int port = dns.port();
    dns.close();

    new DatagramSocket(port, dns.address()).close();
  }

  private static List<Boolean> pattern(long seed, String name) {
    DropPattern pattern = new DropPattern(seed, name);
    List<Boolean> drops = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      drops.add(pattern.dropsNext());
    }
    return drops;
  }

  private static Message ask(LabDns dns, String name, int type, boolean tcp) throws IOException {
    return resolver(dns, tcp).send(query(name, type));
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
  }

  private static SimpleResolver resolver(LabDns dns, boolean tcp) throws IOException {
    SimpleResolver resolver = new SimpleResolver(dns.address());
    resolver.setPort(dns.port());
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(10));
    return resolver;
  }

  private static List<String> ips(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .map(record -> ((ARecord) record).getAddress().getHostAddress())
        .collect(Collectors.toList());
  }

  private static List<Long> ttls(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .map(Record::getTTL)
        .collect(Collectors.toList());
  }

  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }
}
