package io.github.mcegress.catalog;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One row of a catalogue, read column by column: what is wrong is noted, and something is answered,
 * so that a row tells all of its mistakes at once.
 */
final class CatalogRow {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern DATE =
      Pattern.compile("2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
  // Pages bear a day, a month or a year.
  private static final Pattern PAGE_DATE = Pattern.compile("2[0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9][a-z0-9-]{0,62}){1,9}");
  private static final Pattern URL =
      Pattern.compile("https?://[a-z0-9][a-z0-9.-]{0,252}(/[a-z0-9/]{0,99})?");
  private static final String NONE = "-";

  private final int line;
  private final List<String> columns;
  private final Map<String, Source> sources;
  private final List<Problem> problems = new ArrayList<>();
  private int next = 1;

  CatalogRow(int line, List<String> columns, Map<String, Source> sources) {
    this.line = line;
    this.columns = columns;
    this.sources = sources;
  }

  /** The word in front, which names the row's table. */
  String table() {
    return columns.get(0);
  }

  /** Whether it has as many columns as a row of its table; noted where it has not. */
  boolean hasWidth(String form) {
    int wanted = form.split("\\|", -1).length;
    if (columns.size() == wanted) {
      return true;
    }
    wrong(
        "the row has " + columns.size() + " columns instead of " + wanted,
        "write " + form + ", - for an empty column");
    return false;
  }

  int line() {
    return line;
  }

  List<Problem> problems() {
    return problems;
  }

  void wrong(String message, String remedy) {
    problems.add(Problem.error(Codes.CATALOG_ROW, message, remedy).at("", line));
  }

  /** Any text but none. */
  String text(String column) {
    String text = next();
    return checked(column, text, !text.isEmpty() && !text.equals(NONE), "write a text");
  }

  /** A text, or {@code -} for none, which is answered as an empty one. */
  String textOrNone(String column) {
    String text = next();
    checked(column, text, !text.isEmpty(), "write a text, or - for none");
    return text.equals(NONE) ? "" : text;
  }

  String word(String column) {
    String text = next();
    return checked(
        column,
        text,
        WORD.matcher(text).matches(),
        "write letters, digits, \".\", \"_\" and \"-\"");
  }

  String date(String column) {
    String text = next();
    return checked(column, text, DATE.matcher(text).matches(), "write the date as 2026-11-21");
  }

  String dateOrNone(String column) {
    String text = next();
    checked(
        column,
        text,
        text.equals(NONE) || PAGE_DATE.matcher(text).matches(),
        "write the date as 2026-11-21, 2026-11 or 2026, or - for none");
    return text.equals(NONE) ? "" : text;
  }

  int port(String column) {
    String text = next();
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    checked(column, text, number >= 1 && number <= 65535, "write a port from 1 to 65535");
    return number;
  }

  /** A host in which {@code {region}} and {@code {name}} may stand. */
  String hostPattern(String column) {
    String text = next();
    return checked(
        column,
        text,
        HOST.matcher(withoutPlaces(text)).matches(),
        "write a host, {region} and {name} where they belong");
  }

  /** An http or https URL in which {@code {region}} may stand. */
  String urlPattern(String column) {
    String text = next();
    return checked(
        column,
        text,
        URL.matcher(withoutPlaces(text)).matches(),
        "write an http or https URL, {region} where it belongs");
  }

  private static String withoutPlaces(String pattern) {
    return pattern.replace("{region}", "r").replace("{name}", "n");
  }

  List<String> domains(String column) {
    List<String> domains = list(column);
    for (String domain : domains) {
      if (!HOST.matcher(domain).matches()) {
        wrong(column + " holds " + Quoted.of(domain), "write domains, say aliyun.com, amap.com");
      }
    }
    return domains;
  }

  String oneOf(String column, String... words) {
    String text = next();
    boolean known = Arrays.asList(words).contains(text);
    return checked(column, text, known, "write one of " + String.join(", ", words));
  }

  <E extends Enum<E>> E constant(String column, Class<E> type) {
    EnumSet<E> all = EnumSet.allOf(type);
    String name = next();
    for (E constant : all) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    wrong(column + " is " + Quoted.of(name), "write one of " + names(all));
    return all.iterator().next();
  }

  /** Constants separated by commas, or {@code -} for none. */
  <E extends Enum<E>> Set<E> constants(String column, Class<E> type) {
    EnumSet<E> all = EnumSet.allOf(type);
    EnumSet<E> found = EnumSet.noneOf(type);
    for (String name : list(column)) {
      boolean known = false;
      for (E constant : all) {
        if (constant.name().equals(name)) {
          known = found.add(constant);
        }
      }
      if (!known) {
        wrong(
            column + " holds " + Quoted.of(name) + ", which is unknown or stands twice",
            "write some of " + names(all) + ", or - for none");
      }
    }
    return Collections.unmodifiableSet(found);
  }

  private static String names(Set<?> constants) {
    String text = constants.toString();
    return text.substring(1, text.length() - 1);
  }

  /** Entries separated by commas, or {@code -} for none. */
  List<String> list(String column) {
    String text = textOrNone(column);
    if (text.isEmpty()) {
      return Collections.emptyList();
    }
    List<String> entries = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      entries.add(entry.trim());
    }
    if (entries.contains("")) {
      wrong(column + " has an empty entry", "write one comma between two entries");
    }
    return Collections.unmodifiableList(entries);
  }

  /** The last column of a {@link SourcedRow}, whatever is read next. */
  String doubt() {
    int was = next;
    next = columns.size() - 1;
    String doubt = textOrNone("doubt");
    next = was;
    return doubt;
  }

  /** The column before it. */
  List<Source> sourcesBeforeDoubt() {
    int was = next;
    next = columns.size() - 2;
    List<Source> found = sources("sources");
    next = was;
    return found;
  }

  /** Ids of sources separated by commas, at least one. */
  List<Source> sources(String column) {
    List<Source> found = new ArrayList<>();
    for (String id : list(column)) {
      Source source = sources.get(id);
      if (source != null) {
        found.add(source);
      } else if (!id.isEmpty()) {
        wrong(column + " names " + Quoted.of(id), "add a row source | " + id + " | ...");
      }
    }
    if (found.isEmpty() && problems.isEmpty()) {
      wrong(column + " names no source", "write the id of a source: no row without one");
    }
    return Collections.unmodifiableList(found);
  }

  private String checked(String column, String value, boolean right, String remedy) {
    if (!right) {
      wrong(column + " is " + Quoted.of(value), remedy);
    }
    return value;
  }

  private String next() {
    return columns.get(next++);
  }
}
