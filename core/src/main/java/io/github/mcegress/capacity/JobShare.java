package io.github.mcegress.capacity;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.List;

/** One job of a project: its share in percent, what is kept for it, whether it may borrow. */
final class JobShare {
  final String name;
  final int percent;
  final int minimum;
  final boolean borrows;

  JobShare(String name, int percent, int minimum, boolean borrows) {
    this.name = name;
    this.percent = percent;
    this.minimum = minimum;
    this.borrows = borrows;
  }

  /** Its connections of all; as a long, for percent are not judged before. */
  int of(int connections) {
    return (int) ((long) connections * percent / 100);
  }

  String arithmetic(int connections) {
    return percent + " % of " + connections + " = " + of(connections);
  }

  /** Notes what is wrong with it in a project of that many connections, 1 or more. */
  void check(int connections, List<Problem> problems) {
    String path = "job " + Quoted.of(name);
    if (name.isEmpty()) {
      problems.add(
          Problem.error(Codes.SPEC_VALUE, "the name is empty", "name the job").at(path, 0));
    }
    boolean fits = percent >= 1 && percent <= 100;
    if (!fits) {
      problems.add(
          Problem.error(Codes.SPEC_VALUE, "the share is " + percent + " %", "write 1 to 100")
              .at(path, 0));
    }
    if (minimum < 1) {
      problems.add(
          Problem.error(Codes.SPEC_VALUE, "the minimum is " + minimum, "write 1 or more")
              .at(path, 0));
    }
    if (!fits || connections < 1) {
      return;
    }
    if (of(connections) < 1) {
      problems.add(
          Problem.error(
                  Codes.RULE_CAPACITY,
                  "the share is no connection: " + arithmetic(connections),
                  "write " + (99 + connections) / connections + " % or more")
              .at(path, 0));
    } else if (minimum > of(connections)) {
      problems.add(
          Problem.error(
                  Codes.RULE_CAPACITY,
                  "the minimum is " + minimum + ", the share less: " + arithmetic(connections),
                  "lower the minimum to " + of(connections) + ", or raise the share")
              .at(path, 0));
    }
  }
}
