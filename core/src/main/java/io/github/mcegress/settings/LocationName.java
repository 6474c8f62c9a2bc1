package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names that stand in a LOCATION: no page says how a character that means something in a URL is
 * written there, so these are refused. Thread-safe, without state.
 */
final class LocationName {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.$-]+");
  private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}\\p{M} _.=~!*(),'+&$-]+");
  private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9._~!@$^*(),:-]+");
  private static final String SOURCE =
      "external table pages, read 2026-11-21: no escape in a LOCATION is described";

  private LocationName() {}

  /** Adds what keeps a database, schema or table from standing in a LOCATION. */
  static void name(String what, String name, List<Problem> problems) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          Problem.error(
                  Codes.TABLE_TEXT,
                  Quoted.of(name) + " cannot stand in a LOCATION as the " + what,
                  "write letters, digits, _ - . $ only")
              .at(what, 0)
              .from(SOURCE));
    }
  }

  /** Adds what keeps a directory, without slashes at its ends, from standing in a LOCATION. */
  static void directory(String directory, List<Problem> problems) {
    for (String segment : directory.split("/", -1)) {
      boolean good =
          SEGMENT.matcher(segment).matches()
              && segment.equals(segment.trim())
              && !segment.equals(".")
              && !segment.equals("..");
      if (!good) {
        problems.add(
            Problem.error(
                    Codes.TABLE_TEXT,
                    Quoted.of(directory) + " cannot stand in a LOCATION as the directory",
                    "write names of letters, digits and _ - . = ~ ! * ( ) , ' + & $ separated by /")
                .at("directory", 0)
                .from(SOURCE));
        return;
      }
    }
  }

  /** Adds what keeps a user or password from standing in a LOCATION; neither is shown. */
  static void credential(String what, String text, List<Problem> problems) {
    if (!CREDENTIAL.matcher(text).matches()) {
      problems.add(
          Problem.error(
                  Codes.TABLE_TEXT,
                  text.isEmpty()
                      ? "the " + what + " is empty"
                      : "the " + what + " holds a character that cannot stand in a LOCATION",
                  "use an account of letters, digits and - . _ ~ ! @ $ ^ * ( ) , : for the table")
              .at(what, 0)
              .from(SOURCE));
    }
  }
}
