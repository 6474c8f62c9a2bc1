package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.mcegress.Codes;
import org.junit.jupiter.api.Test;

class CauseTest {
  @Test
  void readsAsOneLine() {
    assertEquals(
        "MCE-TLS-NAME (observed): for another name; do: use it [RFC 9110]",
        Cause.observed(Codes.TLS_NAME, "for another name", "use it").from("RFC 9110").toString());
    assertEquals(
        "MCE-UNKNOWN (inferred): nothing known; apart: looked at the log",
        Cause.inferred(Codes.UNKNOWN, "nothing known", "looked at the log", "").toString());
  }

  @Test
  void comparesByAllItsParts() {
    Cause cause = Cause.observed(Codes.TLS_NAME, "m", "r");
    assertEquals(cause, Cause.observed(Codes.TLS_NAME, "m", "r"));
    assertEquals(cause.hashCode(), Cause.observed(Codes.TLS_NAME, "m", "r").hashCode());
    assertNotEquals(cause, Cause.inferred(Codes.TLS_NAME, "m", "", "r"));
    assertNotEquals(cause, cause.from("a page"));
  }
}
