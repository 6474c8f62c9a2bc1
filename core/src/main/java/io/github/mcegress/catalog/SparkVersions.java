package io.github.mcegress.catalog;

import io.github.mcegress.Quoted;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The Spark versions that a key is for: {@code before 3.4}, {@code from 2.4.5}, a list of versions,
 * or all. Immutable.
 */
final class SparkVersions {
  private static final String VERSION = "[0-9]{1,4}(\\.[0-9]{1,4}){1,2}";
  private static final Pattern FORM =
      Pattern.compile("((before|from) )?" + VERSION + "|" + VERSION + "(, " + VERSION + "){1,20}");
  private static final String BEFORE = "before ";
  private static final String FROM = "from ";

  private final String text;

  private SparkVersions(String text) {
    this.text = text;
  }

  static SparkVersions of(CatalogRow row) {
    String text = row.textOrNone("spark");
    if (!text.isEmpty() && !FORM.matcher(text).matches()) {
      row.wrong(
          "spark is " + Quoted.of(text),
          "write before 3.4, from 2.4.5, a list of versions, or - for all");
    }
    return new SparkVersions(text);
  }

  boolean include(String version) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.startsWith(BEFORE)) {
      return compare(version, text.substring(BEFORE.length())) < 0;
    }
    if (text.startsWith(FROM)) {
      return compare(version, text.substring(FROM.length())) >= 0;
    }
    // 3.4 means any of its patches.
    for (String one : text.split(", ", -1)) {
      if (one.equals(version) || one.startsWith(version + ".")) {
        return true;
      }
    }
    return false;
  }

  private static int compare(String version, String other) {
    String[] numbers = version.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    for (int i = 0; i < Math.max(numbers.length, others.length); i++) {
      int order = number(numbers, i).compareTo(number(others, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger number(String[] numbers, int i) {
    return i < numbers.length ? new BigInteger(numbers[i]) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return text;
  }
}
