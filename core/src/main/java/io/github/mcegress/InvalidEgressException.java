package io.github.mcegress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Thrown once with everything that is wrong with a description, a script or a set of addresses.
 *
 * <p>The message holds one line per problem, in the order of the lines when they come from a
 * description.
 */
public final class InvalidEgressException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * With all problems; warnings among them are told too.
   *
   * @throws IllegalArgumentException if there is no problem to tell
   */
  public InvalidEgressException(List<Problem> problems) {
    super(text(problems));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** With one problem. */
  public InvalidEgressException(Problem problem) {
    this(Collections.singletonList(problem));
  }

  /** Throws when there is an error among the problems; warnings alone stop nothing. */
  public static void throwOnErrors(List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        throw new InvalidEgressException(problems);
      }
    }
  }

  /** Everything that is wrong; unmodifiable, never empty (empty only after serialization). */
  public List<Problem> problems() {
    return problems == null ? Collections.emptyList() : problems;
  }

  /** The same problems with their place, see {@link Problem#at}. */
  public List<Problem> problemsAt(String path, int line) {
    List<Problem> placed = new ArrayList<>();
    for (Problem problem : problems()) {
      placed.add(problem.at(path, line));
    }
    return placed;
  }

  private static String text(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to tell");
    }
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(problem);
    }
    return text.toString();
  }
}
