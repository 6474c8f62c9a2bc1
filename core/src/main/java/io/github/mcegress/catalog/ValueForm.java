package io.github.mcegress.catalog;

import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Quoted;
import io.github.mcegress.SettingText;
import io.github.mcegress.Vpc;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The form of a value, in the words of a catalogue: {@code flag}, {@code integer}, {@code text},
 * {@code host:port list}, {@code network link}, {@code regionid:vpcid}, {@code json}, {@code one of
 * A, B}, or {@code matching REGEX} (without {@code |}). Immutable.
 */
final class ValueForm {
  static final Pattern INTEGER = Pattern.compile("[0-9]{1,12}");

  private static final String ONE_OF = "one of ";
  private static final String MATCHING = "matching ";
  private static final List<String> WORDS =
      Arrays.asList(
          "flag", "integer", "text", "host:port list", "network link", "regionid:vpcid", "json");
  private static final Pattern JSON = Pattern.compile("\\{[^\n\r\uff0c]*\\}");

  private final String text;
  private final Pattern pattern;

  private ValueForm(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  static ValueForm of(CatalogRow row) {
    String text = row.text("form");
    Pattern pattern = INTEGER;
    if (text.startsWith(MATCHING)) {
      try {
        pattern = Pattern.compile(text.substring(MATCHING.length()));
      } catch (PatternSyntaxException e) {
        row.wrong("form is " + Quoted.of(text), "mend the pattern: " + e.getDescription());
      }
    } else if (!WORDS.contains(text) && !text.startsWith(ONE_OF)) {
      row.wrong(
          "form is " + Quoted.of(text),
          "write one of " + String.join(", ", WORDS) + ", one of A, B, matching REGEX");
    }
    return new ValueForm(text, pattern);
  }

  boolean accepts(String value) {
    if (value.isEmpty() || SettingText.problemOf(value).isPresent()) {
      return false;
    }
    if (text.startsWith(ONE_OF)) {
      return Arrays.asList(text.substring(ONE_OF.length()).split(", ", -1)).contains(value);
    }
    switch (text) {
      case "text":
        return true;
      case "flag":
        return value.equals("true") || value.equals("false");
      case "json":
        return JSON.matcher(value).matches();
      case "host:port list":
      case "network link":
      case "regionid:vpcid":
        return isRead(value);
      default:
        return pattern.matcher(value).matches();
    }
  }

  private boolean isRead(String value) {
    try {
      if (text.equals("network link")) {
        NetworkLink.named(value);
      } else if (text.equals("regionid:vpcid")) {
        Vpc.parse(value);
      } else {
        for (String endpoint : value.split(",", -1)) {
          Endpoint.parse(endpoint);
        }
      }
      return true;
    } catch (InvalidEgressException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
