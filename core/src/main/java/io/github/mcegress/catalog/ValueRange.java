package io.github.mcegress.catalog;

import io.github.mcegress.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The range of an integer: {@code 1..}, {@code 0..3600 s}, or none at all. Immutable. */
final class ValueRange {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,12})\\.\\.([0-9]{1,12})?( [A-Za-z]{1,10})?");

  private final String text;
  private final long lowest;
  private final long highest;

  private ValueRange(String text, long lowest, long highest) {
    this.text = text;
    this.lowest = lowest;
    this.highest = highest;
  }

  static ValueRange of(CatalogRow row) {
    String text = row.textOrNone("range");
    if (text.isEmpty()) {
      return new ValueRange("", Long.MIN_VALUE, Long.MAX_VALUE);
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      row.wrong("range is " + Quoted.of(text), "write 0..3600 s, 1.. or - for none");
      return new ValueRange("", 0, 0);
    }
    String end = matcher.group(2);
    return new ValueRange(
        text, Long.parseLong(matcher.group(1)), end == null ? Long.MAX_VALUE : Long.parseLong(end));
  }

  /** Whether an integer lies in it; without a range everything does. */
  boolean accepts(String value) {
    if (text.isEmpty()) {
      return true;
    }
    if (!ValueForm.INTEGER.matcher(value).matches()) {
      return false;
    }
    long number = Long.parseLong(value);
    return number >= lowest && number <= highest;
  }

  @Override
  public String toString() {
    return text;
  }
}
