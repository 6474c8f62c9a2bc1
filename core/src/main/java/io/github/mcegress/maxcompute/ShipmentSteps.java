package io.github.mcegress.maxcompute;

import com.aliyun.odps.OdpsException;
import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The steps of a shipment, and what stands in their way: collected first, carried out only when
 * nothing does. Not thread-safe.
 */
final class ShipmentSteps {
  private final boolean replaceExisting;
  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ShipmentSteps(boolean replaceExisting) {
    this.replaceExisting = replaceExisting;
  }

  /** A change that waits until all of them are known. */
  interface Change {
    void make() throws OdpsException, IOException;
  }

  private static final class Step {
    final ShipmentReport.Entry entry;
    final Change change;

    Step(ShipmentReport.Action action, String name, String reason, Change change) {
      this.entry = new ShipmentReport.Entry(action, name, reason);
      this.change = change;
    }
  }

  void created(String name, String reason, Change change) {
    steps.add(new Step(ShipmentReport.Action.CREATED, name, reason, change));
  }

  void updated(String name, String reason, Change change) {
    steps.add(new Step(ShipmentReport.Action.UPDATED, name, reason, change));
  }

  void left(String name, String reason) {
    steps.add(new Step(ShipmentReport.Action.LEFT, name, reason, () -> {}));
  }

  /** What belongs to something else: replaced if that was asked for, else in the way. */
  void occupied(String name, String message, String remedy, Change change) {
    if (replaceExisting) {
      updated(name, "replaced as asked: " + message, change);
    } else {
      blocked(
          message, remedy + ", or ask for replacement (replaceExisting) if nobody else needs it");
    }
  }

  /** What cannot be replaced, even if that was asked for. */
  void blocked(String message, String remedy) {
    problems.add(Problem.error(Codes.SHIP_OCCUPIED, message, remedy));
  }

  /**
   * Makes the changes, in the order in which they were planned.
   *
   * @throws InvalidEgressException with everything that stands in the way; nothing was changed
   */
  List<ShipmentReport.Entry> carryOut() throws OdpsException, IOException {
    InvalidEgressException.throwOnErrors(problems);
    List<ShipmentReport.Entry> done = new ArrayList<>();
    for (Step step : steps) {
      try {
        step.change.make();
      } catch (MaxComputeException e) {
        throw done.isEmpty() ? e : e.during(summary(done));
      }
      done.add(step.entry);
    }
    return done;
  }

  private static String summary(List<ShipmentReport.Entry> done) {
    List<String> names = new ArrayList<>();
    for (ShipmentReport.Entry entry : done) {
      names.add(entry.action().name().toLowerCase(Locale.ROOT) + " " + entry.name());
    }
    return String.join(", ", names) + ", then";
  }
}
