package io.github.mcegress.doctor;

/** How a cause is known. */
public enum Certainty {
  /** Seen itself: this certificate is for another name. */
  OBSERVED,
  /** Concluded from what was seen: nothing answers, which has several causes. */
  INFERRED
}
