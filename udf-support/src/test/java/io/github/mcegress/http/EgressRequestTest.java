package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressRequestTest {
  @ParameterizedTest
  @CsvSource({
    "https://Api.Example.TEST, https://api.example.test:443/, /, api.example.test",
    "http://api.example.test/a?b=c#d, http://api.example.test:80/a, /a?b=c, api.example.test",
    "https://api.example.test:8443/a, https://api.example.test:8443/a, /a, api.example.test:8443",
    "https://api.example.test:443, https://api.example.test:443/, /, api.example.test",
    "https://b\u00fccher.example/stra\u00dfe, https://xn--bcher-kva.example:443/stra%C3%9Fe,"
        + " /stra%C3%9Fe, xn--bcher-kva.example",
    "HTTPS://1.2.3.4/, https://1.2.3.4:443/, /, 1.2.3.4",
  })
  void readsUrl(String url, String shown, String pathAndQuery, String host) {
    Target target = Target.parse(url);
    assertEquals(shown, target.toString());
    assertEquals(pathAndQuery, target.pathAndQuery());
    assertEquals(host, target.hostHeader());
  }

  @ParameterizedTest
  @CsvSource({
    "/b, https://a.test:443/b",
    "b?c=d, https://a.test:443/x/b",
    "//other.test/b, https://other.test:443/b",
    "http://other.test, http://other.test:80/",
  })
  void resolvesLocation(String location, String target) {
    assertEquals(target, Target.parse("https://a.test/x/y?z=1").resolve(location).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "a b", ""})
  void refusesHeaderThatItSetsItselfOrCannotSend(String name) {
    EgressRequest request = EgressRequest.read("https://a.test");
    assertThrows(IllegalArgumentException.class, () -> request.header(name, "x"));
  }

  @Test
  void refusesHeaderThatBreaksTheLine() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EgressRequest.read("https://a.test").header("X-Name", "secret\r\nHost: b"));
    assertFalse(refused.getMessage().contains("secret"));
  }

  @Test
  void refusesMethodAndTimeout() {
    assertThrows(
        IllegalArgumentException.class,
        () -> EgressRequest.read("GET /", "https://a.test", new byte[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> EgressRequest.read("https://a.test").timeout(Duration.ZERO));
  }

  @Test
  void keepsCredentialsFromAnotherHost() {
    EgressRequest request =
        EgressRequest.read("https://a.test")
            .header("Authorization", "secret")
            .header("X-Name", "value");
    assertEquals(2, request.redirectedTo(Target.parse("https://a.test/b")).headers().size());
    EgressRequest elsewhere = request.redirectedTo(Target.parse("https://b.test/"));
    assertEquals(1, elsewhere.headers().size());
    assertEquals("X-Name", elsewhere.headers().get(0)[0]);
    assertFalse(request.toString().contains("secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|the method of a write is \"GET\", which changes nothing; write EgressRequest.read, or POST",
        "head|the method of a write is \"head\", which changes nothing; write EgressRequest.read, or POST",
        "PROPFIND|the method of a write is \"PROPFIND\"; write POST, PUT, PATCH or DELETE",
        "POST /|the method \"POST /\" is no token; write it as POST",
        "''|the method \"\" is no token; write it as POST",
      })
  void refusesMethodThatDoesNotWrite(String method, String message) {
    IdempotencyKey key = IdempotencyKey.of("s", "r");
    String url = "https://a.test";
    IllegalArgumentException once =
        assertThrows(
            IllegalArgumentException.class,
            () -> EgressRequest.writeOnce(method, url, new byte[0]));
    assertEquals(message, once.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> EgressRequest.write(method, url, new byte[0], key));
  }

  @Test
  void carriesItsKeyInOneHeader() {
    IdempotencyKey key = IdempotencyKey.of("s", "r");
    EgressRequest request = EgressRequest.write("post", "https://a.test", new byte[0], key);
    assertEquals("POST https://a.test:443/", request.toString());
    EgressRequest sent = request.withKeyIn("X-Key");
    assertEquals(1, sent.headers().size());
    assertEquals(key.toString(), sent.headers().get(0)[1]);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> request.header("x-key", "own").withKeyIn("X-Key"));
    assertEquals(
        "x-key is set from the request's IdempotencyKey; leave the header out",
        refused.getMessage());
    EgressRequest once = EgressRequest.writeOnce("POST", "https://a.test", new byte[0]);
    assertEquals(0, once.withKeyIn("X-Key").headers().size());
    assertFalse(once.isRepeatable());
  }
}
