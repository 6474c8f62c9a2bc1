package io.github.mcegress.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The conformance kit for HTTPS clients that call by address.
 *
 * <p>For each case: {@code KitVerdict verdict = kitCase.run(setup -> myClient(setup))}.
 */
public final class Kit {
  private Kit() {}

  /** All cases, name verification first; immutable, in an order that does not change. */
  public static List<KitCase> cases() {
    List<KitCase> cases = new ArrayList<>();
    cases.addAll(NameCases.all());
    cases.addAll(CertificateCases.all());
    cases.addAll(TargetCases.all());
    cases.addAll(ConnectionCases.all());
    return Collections.unmodifiableList(cases);
  }
}
