package io.github.mcegress.lab.faults;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One fault in one of its variants, to be produced as often as wanted.
 *
 * <p>What a diagnosis of it has to say is no part of it: that stands in the table of faults under
 * its {@linkplain #fault() id}. Immutable.
 */
public final class FaultCase {
  private final String fault;
  private final String variant;
  private final Set<String> places;
  private final boolean fromTheTable;
  private final Play play;

  /** Makes the fault happen. */
  @FunctionalInterface
  interface Play {
    FaultScene start() throws Exception;
  }

  FaultCase(String fault, String variant, boolean fromTheTable, Play play, String... places) {
    this.fault = fault;
    this.variant = variant;
    this.fromTheTable = fromTheTable;
    this.play = play;
    this.places = Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(places)));
  }

  /** The id of the fault in the table. */
  public String fault() {
    return fault;
  }

  /** What tells this variant from the others of the fault: how it comes about. */
  public String variant() {
    return variant;
  }

  /** Where it is to be examined, in the table's words; empty: wherever the table has it. */
  public Set<String> places() {
    return places;
  }

  /** Whether it was written from the table alone, by somebody who had not seen the doctor. */
  public boolean isFromTheTable() {
    return fromTheTable;
  }

  /**
   * Produces the fault, until the scene is closed.
   *
   * @throws Exception if this machine cannot
   */
  public FaultScene start() throws Exception {
    return play.start();
  }

  /** {@code fault: variant}. */
  @Override
  public String toString() {
    return fault + ": " + variant;
  }
}
