package io.github.mcegress;

/** How much a {@link Problem} weighs. */
public enum Severity {
  /** It cannot work: nothing is rendered, submitted or sent. */
  ERROR,
  /** It may fail, or could not be checked: worth reading, stops nothing. */
  WARNING
}
