package io.github.mcegress.spark;

import io.github.mcegress.Quoted;

/**
 * What an executor tells the driver when it asks for connections, for the first time or again.
 *
 * <p>Text form: {@code executor=1 sequence=4 held=2 wanted=3 addresses=7}. Immutable.
 */
final class Renewal {
  private final String executor;
  private final long sequence;
  private final int held;
  private final int wanted;
  private final long addresses;

  /**
   * As it is sent.
   *
   * @param executor Spark's executor id, without blanks
   * @param sequence rises with every message of that executor, from 1
   * @param held the most connections that can be open there when it is sent, and until an answer to
   *     it is taken: what is granted or still open, whichever is more; 0 or more
   * @param wanted connections in use or waited for, 0 or more
   * @param addresses version of the addresses that the executor has, 0 or more
   * @throws IllegalArgumentException if one of them is outside of that
   */
  Renewal(String executor, long sequence, int held, int wanted, long addresses) {
    if (executor.isEmpty()
        || executor.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "the executor id is " + Quoted.of(executor) + "; write one without blanks, say 1");
    }
    Words.atLeast(1, sequence, "the sequence of a renewal");
    Words.atLeast(0, held, "the number of connections held");
    Words.atLeast(0, wanted, "the number of connections wanted");
    Words.atLeast(0, addresses, "the version of the addresses");
    this.executor = executor;
    this.sequence = sequence;
    this.held = held;
    this.wanted = wanted;
    this.addresses = addresses;
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Renewal parse(String text) {
    Words words = Words.parse(text, "executor", "sequence", "held", "wanted", "addresses");
    return new Renewal(
        words.text("executor"),
        words.number("sequence"),
        words.count("held"),
        words.count("wanted"),
        words.number("addresses"));
  }

  String executor() {
    return executor;
  }

  long sequence() {
    return sequence;
  }

  int held() {
    return held;
  }

  int wanted() {
    return wanted;
  }

  long addresses() {
    return addresses;
  }

  /** The text form, one line. */
  String toText() {
    return "executor="
        + executor
        + " sequence="
        + sequence
        + " held="
        + held
        + " wanted="
        + wanted
        + " addresses="
        + addresses;
  }

  /** The text form. */
  @Override
  public String toString() {
    return toText();
  }
}
