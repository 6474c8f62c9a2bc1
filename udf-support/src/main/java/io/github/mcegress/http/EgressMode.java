package io.github.mcegress.http;

/** What happens to a call that the description does not declare. */
public enum EgressMode {
  /** It is refused in this process, with the line to add to the description. */
  ENFORCE,
  /**
   * It is let through, and everything contacted is recorded; closing the client tells the minimal
   * access list. See {@link EgressObservation}.
   */
  OBSERVE
}
