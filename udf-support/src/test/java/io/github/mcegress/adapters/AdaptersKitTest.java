package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.kit.Kit;
import io.github.mcegress.kit.KitCase;
import io.github.mcegress.kit.KitVerdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every adapter passes the kit, but for the policies that are its host library's: who only gives
 * addresses to a client decides nothing about its redirects, endpoints and connections.
 */
class AdaptersKitTest {
  private static final Set<String> OF_THE_CLIENT =
      new HashSet<>(
          Arrays.asList(
              "address-literal-undeclared",
              "undeclared-host",
              "undeclared-port",
              "redirect-undeclared",
              "redirect-to-http",
              "redirect-to-loopback",
              "misdirected"));

  @TestFactory
  Stream<DynamicTest> okHttp() {
    return all(HttpAdapter.OKHTTP_DNS, with("http2-coalescing"));
  }

  @TestFactory
  Stream<DynamicTest> httpClient5() {
    return all(HttpAdapter.HTTPCLIENT5, with("subject-only"));
  }

  @TestFactory
  Stream<DynamicTest> httpClient4() {
    return all(HttpAdapter.HTTPCLIENT4, with("subject-only"));
  }

  @TestFactory
  Stream<DynamicTest> openApi() {
    return all(HttpAdapter.OPENAPI, Collections.emptySet());
  }

  @TestFactory
  Stream<DynamicTest> oss() {
    return all(HttpAdapter.OSS, Collections.emptySet());
  }

  private static Set<String> with(String more) {
    Set<String> ofTheHost = new HashSet<>(OF_THE_CLIENT);
    ofTheHost.add(more);
    return ofTheHost;
  }

  private static Stream<DynamicTest> all(HttpAdapter adapter, Set<String> ofTheHost) {
    return Kit.cases().stream()
        .map(
            kitCase ->
                DynamicTest.dynamicTest(
                    kitCase.id(), () -> run(kitCase, adapter, ofTheHost.contains(kitCase.id()))));
  }

  private static void run(KitCase kitCase, HttpAdapter adapter, boolean ofTheHost) {
    KitVerdict verdict = kitCase.run(adapter.maker());
    KitVerdict.Outcome expected = ofTheHost ? KitVerdict.Outcome.FAILED : KitVerdict.Outcome.PASSED;
    assertEquals(expected, verdict.outcome(), verdict::toString);
    if (ofTheHost) {
      assertEquals(KitCase.Tag.POLICY, kitCase.tag());
    }
  }
}
