package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import org.junit.jupiter.api.Test;

class AddressAgeTest {
  private static final String TWO =
      "# a.example.test resolved 2026-11-21T10:00:00Z\n203.0.113.7 a.example.test\n"
          + "# b.example.test resolved 2026-11-20T10:00:00Z\n203.0.113.8 b.example.test\n";

  @Test
  void isThatOfTheNewestHost() {
    assertEquals("2026-11-21T10:00:00Z", AddressAge.parse(TWO).toString());
    assertFalse(AddressAge.parse(TWO).isNewerThan(AddressAge.parse(TWO)));
    assertTrue(AddressAge.parse(TWO).isNewerThan(AddressAge.of(ResolvedHosts.parse(""))));
  }

  @Test
  void knowsWhichHostsItHas() {
    assertTrue(AddressAge.parse(TWO).covers(ResolvedHosts.parse("203.0.113.9 b.example.test")));
    assertFalse(AddressAge.parse(TWO).covers(ResolvedHosts.parse("203.0.113.9 c.example.test")));
  }

  @Test
  void refusesAHostWithoutAnInstant() {
    InvalidEgressException e =
        assertThrows(
            InvalidEgressException.class, () -> AddressAge.parse("203.0.113.9 b.example.test"));

    assertEquals(
        "error MCE-HOSTS-SYNTAX: b.example.test has no instant; write # host resolved INSTANT"
            + " before it",
        e.getMessage());
  }
}
