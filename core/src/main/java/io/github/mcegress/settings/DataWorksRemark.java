package io.github.mcegress.settings;

/** One thing that a DataWorks node needs besides its settings, with its source. Immutable. */
public final class DataWorksRemark {
  private final String sentence;
  private final String source;

  DataWorksRemark(String sentence, String source) {
    this.sentence = sentence;
    this.source = source;
  }

  /** What to do, one sentence. */
  public String sentence() {
    return sentence;
  }

  /** The page that it comes from and its date. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DataWorksRemark && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The sentence, then the source in brackets. */
  @Override
  public String toString() {
    return sentence + " [" + source + "]";
  }
}
