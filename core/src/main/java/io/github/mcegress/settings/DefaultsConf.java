package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code spark-defaults.conf}, read as Spark reads it: {@link Properties} (comments,
 * {@code =}, {@code :} or a blank as separator, escapes, continuation lines), then values trimmed
 * except for line breaks. Immutable.
 */
final class DefaultsConf {
  private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\n|\r)|[^\r\n]+");
  private static final String BLANKS_AND_ENDS = " \t\f\r\n";
  private static final Pattern BLANK_AROUND_EQUALS =
      Pattern.compile("(?s)[ \\t\\f]*[^ \\t\\f=:]+([ \\t\\f]+=|=[ \\t\\f]).*");

  private final List<Entry> entries = new ArrayList<>();

  private DefaultsConf() {}

  /**
   * Reads a text.
   *
   * @throws InvalidEgressException with every line that Spark cannot read
   */
  static DefaultsConf read(String text) {
    DefaultsConf conf = new DefaultsConf();
    List<Problem> problems = new ArrayList<>();
    List<String> lines = lines(text);
    for (int i = 0; i < lines.size(); i++) {
      int first = i;
      StringBuilder logical = new StringBuilder(lines.get(i));
      boolean setting = !isCommentOrBlank(lines.get(i));
      while (setting && continues(lines.get(i)) && i + 1 < lines.size()) {
        i++;
        logical.append(lines.get(i));
      }
      conf.add(logical.toString(), first + 1, problems);
    }
    InvalidEgressException.throwOnErrors(problems);
    return conf;
  }

  private void add(String logical, int line, List<Problem> problems) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(logical));
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.error(
                  Codes.CONF_SYNTAX,
                  "the line holds \"\\u\" without four hexadecimal digits, where Spark stops",
                  "write the character itself, or \"\\\\\" for a backslash")
              .at("", line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : properties.stringPropertyNames()) {
      entries.add(
          new Entry(
              key,
              trimmed(properties.getProperty(key)),
              line,
              BLANK_AROUND_EQUALS.matcher(logical).matches()));
    }
  }

  /** The lines with what ends them: at its end Properties reads CR LF otherwise than LF. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      lines.add(line.group());
    }
    return lines;
  }

  private static boolean isCommentOrBlank(String line) {
    int start = 0;
    while (start < line.length() && BLANKS_AND_ENDS.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return start == line.length() || line.charAt(start) == '#' || line.charAt(start) == '!';
  }

  private static boolean continues(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    int start = end;
    while (start > 0 && line.charAt(start - 1) == '\\') {
      start--;
    }
    return (end - start) % 2 == 1;
  }

  /** As Spark's {@code Utils.trimExceptCRLF}. */
  private static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isTrimmed(value.charAt(start))) {
      start++;
    }
    while (start < end && isTrimmed(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isTrimmed(char c) {
    return c <= ' ' && c != '\r' && c != '\n';
  }

  /** The entries in the order of their lines. */
  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** One line {@code key=value} that Spark reads as that key and that value. */
  static String line(String key, String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '\\' || c == ' ' || c == '=' || c == ':' || c == '#' || c == '!') {
        text.append('\\');
      }
      text.append(c);
    }
    return text.append('=').append(value.replace("\\", "\\\\")).append('\n').toString();
  }

  /** One setting of the text. Immutable. */
  static final class Entry {
    final String key;
    final String value;
    final int line;
    final boolean blankAroundEquals;

    Entry(String key, String value, int line, boolean blankAroundEquals) {
      this.key = key;
      this.value = value;
      this.line = line;
      this.blankAroundEquals = blankAroundEquals;
    }
  }
}
