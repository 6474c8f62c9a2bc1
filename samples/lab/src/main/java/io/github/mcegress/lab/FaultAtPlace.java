package io.github.mcegress.lab;

import java.util.List;

/** What the page of faults says of one fault at one place. Immutable. */
public final class FaultAtPlace {
  private final String fault;
  private final String place;
  private final String code;
  private final String stage;
  private final String verdict;
  private final List<String> causes;

  FaultAtPlace(
      String fault, String place, String code, String stage, String verdict, List<String> causes) {
    this.fault = fault;
    this.place = place;
    this.code = code;
    this.stage = stage;
    this.verdict = verdict;
    this.causes = causes;
  }

  /** The fault's id. */
  public String fault() {
    return fault;
  }

  /** The name of the doctor's place, say {@code UDF_SANDBOX}. */
  public String place() {
    return place;
  }

  /** Whether it can occur there; if not, all else is empty. */
  public boolean canOccur() {
    return !code.isEmpty();
  }

  /** The code of what is seen. */
  public String code() {
    return code;
  }

  /** The stage that says so; empty where no examination runs into it, or none says it. */
  public String stage() {
    return stage;
  }

  /** What that stage comes to; empty where no examination runs into it. */
  public String verdict() {
    return verdict;
  }

  /** Whether the code itself is the one cause, and observed. */
  public boolean isObserved() {
    return canOccur() && causes.isEmpty();
  }

  /** The codes of the inferred causes, the most likely first; empty when it is observed. */
  public List<String> causes() {
    return causes;
  }

  /** {@code refused at LAPTOP: MCE-CONNECT-REFUSED [MCE-CAUSE-SERVICE-DOWN, ...]}. */
  @Override
  public String toString() {
    return fault + " at " + place + ": " + (canOccur() ? code + " " + causes : "cannot occur");
  }
}
