package io.github.mcegress.lab.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The cases of one kind of fault, in the order in which they are written down. */
final class FaultList {
  private final List<FaultCase> cases = new ArrayList<>();
  private final boolean fromTheTable;
  private String fault;
  private String[] places = {};

  FaultList() {
    this(false);
  }

  /** Of cases that were written, or not, from the table alone. */
  FaultList(boolean fromTheTable) {
    this.fromTheTable = fromTheTable;
  }

  /** What is added from now on is this fault, examined in these places. */
  FaultList fault(String id, String... places) {
    this.fault = id;
    this.places = places.clone();
    return this;
  }

  FaultList add(String variant, FaultCase.Play play) {
    cases.add(new FaultCase(fault, variant, fromTheTable, play, places));
    return this;
  }

  List<FaultCase> cases() {
    return Collections.unmodifiableList(cases);
  }
}
