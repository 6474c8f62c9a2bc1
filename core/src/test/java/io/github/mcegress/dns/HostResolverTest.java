package io.github.mcegress.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostResolverTest {
  @Test
  void systemAnswersALiteralWithoutLookup() throws UnknownHostException {
    List<InetAddress> answer = HostResolver.SYSTEM.resolve("203.0.113.7");
    assertEquals(Collections.singletonList(InetAddress.getByName("203.0.113.7")), answer);
    assertThrows(UnsupportedOperationException.class, () -> answer.set(0, answer.get(0)));
  }

  @Test
  void systemRefusesWhatIsNoName() {
    assertThrows(UnknownHostException.class, () -> HostResolver.SYSTEM.resolve("[no host]"));
  }
}
