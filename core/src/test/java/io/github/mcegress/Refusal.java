package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** What a call refuses, as text: one line per problem. */
public final class Refusal {
  private Refusal() {}

  /** The message of the {@link InvalidEgressException} that the call must throw. */
  public static String of(Executable call) {
    return assertThrows(InvalidEgressException.class, call).getMessage();
  }

  /** The code of the one error that the call must throw, warnings beside it left out. */
  public static String codeOf(Executable call) {
    InvalidEgressException e = assertThrows(InvalidEgressException.class, call);
    List<Problem> errors = new ArrayList<>(e.problems());
    errors.removeIf(problem -> problem.severity() != Severity.ERROR);
    if (errors.size() != 1) {
      throw new AssertionError("not one error: " + e.getMessage());
    }
    return errors.get(0).code();
  }
}
