package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What a call refuses, as text: one line per problem. */
public final class Refusal {
  private Refusal() {}

  /** The message of the {@link InvalidEgressException} that the call must throw. */
  public static String of(Executable call) {
    return assertThrows(InvalidEgressException.class, call).getMessage();
  }

  /** The code of the one problem that the call must throw. */
  public static String codeOf(Executable call) {
    InvalidEgressException e = assertThrows(InvalidEgressException.class, call);
    if (e.problems().size() != 1) {
      throw new AssertionError("not one problem: " + e.getMessage());
    }
    return e.problems().get(0).code();
  }
}
