package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.settings.SessionHints;
import io.github.mcegress.settings.SqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes in: no message and no {@code toString} shows its credentials or query. */
class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:SECRET@www.aliyun.com/p?key=SECRET",
        "https://user:SECRET@www.aliyun.com:443",
        "https://SECRET@www.aliyun.com",
        "https://user:a/SECRET@www.aliyun.com",
        "https://user:a?SECRET@www.aliyun.com",
        "https://user:a#SECRET@www.aliyun.com",
        "https://user:a@SECRET@www.aliyun.com",
        "https://www.aliyun.com/p?key=SECRET",
        "https://www.aliyun.com/#key=SECRET",
        "www.aliyun.com:443?key=SECRET",
        "www.aliyun.com?key=SECRET",
        "www.aliyun.com#key=SECRET",
        "user:SECRET@www.aliyun.com:443",
        "jdbc:mysql://user:SECRET@db.example.com:3306/d?password=SECRET",
        "jdbc:sqlserver://db.example.com:1433;user=sa;password=SECRET",
        "jdbc:oracle:thin:scott/SECRET@db.example.com:1521:x",
        "https://user:SECRET@[::1]:443/",
        "https://user:SECRET@www.aliyun.com\n/"
      })
  void noMistakeIsToldWithThem(String text) {
    hides(assertThrows(InvalidEgressException.class, () -> Endpoint.parse(text)));
    hides(assertThrows(InvalidEgressException.class, () -> Endpoint.of(text, 443)));
    hides(assertThrows(InvalidEgressException.class, () -> NetworkLink.named(text)));
    hides(assertThrows(InvalidEgressException.class, () -> Vpc.parse(text)));
    hides(assertThrows(IllegalArgumentException.class, () -> Workload.spark(text)));
    hides(
        assertThrows(
            InvalidEgressException.class, () -> EgressSpec.builder().region(text).build()));
    hides(
        assertThrows(
            InvalidEgressException.class,
            () -> EgressSpec.builder().internet(text).privateAddresses(text).build()));
    for (String key :
        new String[] {
          "region",
          "internet",
          "networklink",
          "vpc",
          "isolation",
          "batch.rows",
          "batch.timeout",
          "max-tasks",
          "private-addresses",
          "access-key"
        }) {
      hides(assertThrows(InvalidEgressException.class, () -> EgressSpec.parse(key + " = " + text)));
    }
    hides(assertThrows(InvalidEgressException.class, () -> EgressSpec.parse(text)));
    hides(assertThrows(InvalidEgressException.class, () -> ResolvedHosts.parse(text + " a.com")));
    if (text.indexOf('#') < 0) { // There it begins a comment.
      hides(
          assertThrows(
              InvalidEgressException.class, () -> ResolvedHosts.parse("203.0.113.7 " + text)));
    }
  }

  @Test
  void noScriptIsShownWithThem() {
    String text =
        "SET a.password=SECRET;\nSET b=x;\nSELECT url_fetch(\"https://u:SECRET@x.com/?key=SECRET\");\n";
    SessionHints hints = SessionHints.parse(text);
    SqlScript script = SqlScript.parse(text);
    hides(hints.toString());
    hides(hints.statements().toString());
    hides(hints.warnings().toString());
    hides(script.settings().toString());
    hides(script.statements().toString());
    hides(script.toString());
    assertTrue(hints.toString().contains("a"));
    hides(
        assertThrows(
            InvalidEgressException.class, () -> SqlScript.parse(text + "SET a.password=SECRET2;")));
    hides(
        assertThrows(
            InvalidEgressException.class,
            () ->
                SessionHints.parse("SET a=b;SET c=https://u:SECRET@x.com\n;SET d=e\\;SET f=\ng;")
                    .toSetStatements()));
  }

  private static void hides(Throwable thrown) {
    hides(thrown.toString());
  }

  private static void hides(String text) {
    assertFalse(text.contains("SECRET"), text);
  }
}
