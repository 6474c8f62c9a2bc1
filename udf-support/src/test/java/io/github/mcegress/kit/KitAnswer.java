package io.github.mcegress.kit;

/** The last answer that a client got. Immutable. */
public final class KitAnswer {
  private final int status;
  private final String body;

  public KitAnswer(int status, String body) {
    this.status = status;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public String body() {
    return body;
  }
}
