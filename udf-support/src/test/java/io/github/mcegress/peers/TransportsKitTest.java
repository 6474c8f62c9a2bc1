package io.github.mcegress.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.http.TransportKind;
import io.github.mcegress.kit.Kit;
import io.github.mcegress.kit.KitCase;
import io.github.mcegress.kit.KitVerdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Both transports pass the whole kit; no case is out of place for them. */
class TransportsKitTest {
  @TestFactory
  Stream<DynamicTest> okHttp() {
    return all(TransportKind.OKHTTP);
  }

  @TestFactory
  Stream<DynamicTest> blocking() {
    return all(TransportKind.BLOCKING);
  }

  private static Stream<DynamicTest> all(TransportKind transport) {
    return Kit.cases().stream()
        .map(kitCase -> DynamicTest.dynamicTest(kitCase.id(), () -> passes(kitCase, transport)));
  }

  private static void passes(KitCase kitCase, TransportKind transport) {
    KitVerdict verdict = kitCase.run(setup -> new OurClient(setup, transport));
    assertEquals(KitVerdict.Outcome.PASSED, verdict.outcome(), verdict::toString);
  }
}
