package io.github.mcegress.http;

import io.github.mcegress.Stage;

/** How much of a request may have left when its call failed. */
public enum Sent {
  /** Nothing: no server has any of it. */
  NOTHING,
  /** It broke between the first byte and the last. */
  PART,
  /** All of it was written: the server may have acted upon it. */
  WHOLE;

  /** What is known by the stage alone. */
  static Sent at(Stage stage) {
    if (!stage.mayHaveReachedServer()) {
      return NOTHING;
    }
    return stage == Stage.ANSWER ? WHOLE : PART;
  }
}
