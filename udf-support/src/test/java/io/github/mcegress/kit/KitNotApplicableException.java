package io.github.mcegress.kit;

/**
 * Thrown by a client, or by its maker, that a case says nothing about: its host library decides, or
 * it does not speak what the case is about.
 */
public final class KitNotApplicableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason, which becomes the verdict's evidence. */
  public KitNotApplicableException(String reason) {
    super(reason);
  }
}
