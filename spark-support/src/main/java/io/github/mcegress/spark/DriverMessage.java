package io.github.mcegress.spark;

/**
 * What an executor says to the driver: a verb, what it is about, and text on further lines. Only
 * strings travel, so that neither class loaders nor another version's classes matter. Immutable.
 */
final class DriverMessage {
  /** Followed by a {@link Renewal} and, on the next line, {@link EgressCounters}; asks a grant. */
  static final String RENEW = "renew";

  /** Asks the newest addresses: their version on a line, then hosts(5). */
  static final String ADDRESSES = "addresses";

  /** Followed by the executor's id, and why it has no client. */
  static final String FAILED = "failed";

  /** Followed by the last {@link Renewal}, of which only id and sequence count, and counters. */
  static final String RELEASE = "release";

  private final String verb;
  private final String subject;
  private final String text;

  private DriverMessage(String verb, String subject, String text) {
    this.verb = verb;
    this.subject = subject;
    this.text = text;
  }

  /** Reads {@link #write}. */
  static DriverMessage parse(String message) {
    int line = message.indexOf('\n');
    String head = line < 0 ? message : message.substring(0, line);
    int blank = head.indexOf(' ');
    return new DriverMessage(
        blank < 0 ? head : head.substring(0, blank),
        blank < 0 ? "" : head.substring(blank + 1),
        line < 0 ? "" : message.substring(line + 1));
  }

  static String write(String verb, String subject, String text) {
    return verb + " " + subject + "\n" + text;
  }

  String verb() {
    return verb;
  }

  /** The rest of the first line. */
  String subject() {
    return subject;
  }

  /** The further lines. */
  String text() {
    return text;
  }
}
