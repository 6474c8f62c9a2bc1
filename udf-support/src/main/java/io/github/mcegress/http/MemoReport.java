package io.github.mcegress.http;

/** What the memo of a client holds and did so far: a snapshot. Immutable. */
public final class MemoReport {
  private final long maxBytes;
  private final long bytes;
  private final int answers;
  private final long hits;
  private final long expired;
  private final long evicted;

  MemoReport(long maxBytes, long bytes, int answers, long hits, long expired, long evicted) {
    this.maxBytes = maxBytes;
    this.bytes = bytes;
    this.answers = answers;
    this.hits = hits;
    this.expired = expired;
    this.evicted = evicted;
  }

  /** The bytes that it may hold. */
  public long maxBytes() {
    return maxBytes;
  }

  /** The bytes that it holds: URLs, headers and bodies, and 256 for each answer. */
  public long bytes() {
    return bytes;
  }

  /** How many answers it holds. */
  public int answers() {
    return answers;
  }

  /** How many requests it answered, so that nothing was sent. */
  public long hits() {
    return hits;
  }

  /** How many answers were asked for again because they were too old. */
  public long expired() {
    return expired;
  }

  /** How many answers had to make room for others. */
  public long evicted() {
    return evicted;
  }

  /** In short. */
  @Override
  public String toString() {
    return bytes
        + "/"
        + maxBytes
        + " bytes, "
        + answers
        + " answers, "
        + hits
        + " hits, "
        + expired
        + " expired, "
        + evicted
        + " evicted";
  }
}
