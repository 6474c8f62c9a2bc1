package io.github.mcegress.maxcompute;

import io.github.mcegress.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a shipment did with each of its resources and with the function. Immutable. */
public final class ShipmentReport {
  /** What was done. */
  public enum Action {
    /** It was not there. */
    CREATED,
    /** It was there and was replaced. */
    UPDATED,
    /** It was there and was left as it is. */
    LEFT
  }

  private final List<Entry> entries;
  private final List<Problem> warnings;

  ShipmentReport(List<Entry> entries, List<Problem> warnings) {
    this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
    this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
  }

  /** One entry per resource, then one for the function. */
  public List<Entry> entries() {
    return entries;
  }

  /** Those of {@link UdfShipment#warnings} and {@link MaxComputeProject#warnings}. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** One line per entry. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry).append('\n'));
    return text.toString();
  }

  /** What was done with one resource or the function, and why. Immutable. */
  public static final class Entry {
    private final Action action;
    private final String name;
    private final String reason;

    Entry(Action action, String name, String reason) {
      this.action = action;
      this.name = name;
      this.reason = reason;
    }

    public Action action() {
      return action;
    }

    /** The name of the resource, or {@code function NAME}. */
    public String name() {
      return name;
    }

    /** Why, in a few words. */
    public String reason() {
      return reason;
    }

    /** {@code created egress.hosts: it was not there}. */
    @Override
    public String toString() {
      return action.name().toLowerCase(Locale.ROOT) + " " + name + ": " + reason;
    }
  }
}
