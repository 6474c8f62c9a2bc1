package io.github.mcegress.samples.road;

/** What stops the road: one text for the user, and the exit status that goes with it. */
final class RoadException extends Exception {
  /** What the user gave cannot be used; nothing was submitted. */
  static final int BAD_INPUT = 2;

  /** The input was good, something outside failed. */
  static final int FAILED = 1;

  private static final long serialVersionUID = 1L;

  private final int status;

  RoadException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
