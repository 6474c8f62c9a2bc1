package io.github.mcegress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs that read {@code SET key=value;}: odpscmd, PyODPS, odps-jdbc 3.4.2 (the newest
 * release) and the head of its repository; which of them reads a key and a value otherwise, and
 * how.
 *
 * <p>What no reader can be given at all ({@code ;}, control characters, outer blanks) is the
 * business of {@link SettingText}. Messages hold no value, since it may be secret. Thread-safe,
 * without state.
 */
public final class SetReaders {
  private static final String SOURCE =
      "odpscmd 38953c7, PyODPS d4cdf3c, odps-jdbc 3.4.2 and 3d2e0d2, read 2026-11-21";
  private static final String AS_HINT = "pass it as a hint there";
  private static final String WITHOUT = "write it without, or " + AS_HINT;

  private static final Pattern PYODPS_KEY = Pattern.compile("[A-Za-z0-9.]+");
  private static final Pattern BREAK = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]");

  private static final Pattern RAW_STRING = Pattern.compile("[rR](['\"])([^(]{0,1000})\\(");

  /** Keys that odpscmd takes for itself, and those with which it changes the project. */
  private static final Set<String> ODPSCMD_OWN =
      new HashSet<>(
          Arrays.asList(
              "enable_interactive_mode",
              "interactive_auto_fallback",
              "fallback_quotaname",
              "odps.console.forward.commands.to.sql"));

  private static final Set<String> ODPSCMD_PROJECT =
      new HashSet<>(
          Arrays.asList(
              "objectcreatorhasaccesspermission",
              "objectcreatorhasgrantpermission",
              "checkpermissionusingacl",
              "checkpermissionusingpolicy",
              "projectprotection",
              "labelsecurity",
              "externalresourceaccesscontrol"));

  private final List<Problem> found = new ArrayList<>();

  private SetReaders() {}

  /**
   * What some reader reads otherwise than it is written, as warnings; empty when every reader sees
   * the same.
   */
  public static List<Problem> misreadings(String key, String value) {
    SetReaders readers = new SetReaders();
    readers.key(key);
    if (value.isEmpty()) {
      readers.add(
          "PyODPS does not see a SET without a value, odps-jdbc 3.4.2 fails on it, odpscmd sends it"
              + " as SQL",
          "write a value");
    }
    if (value.indexOf('=') >= 0) {
      readers.add("odps-jdbc 3.4.2 cuts the value off at its \"=\"", AS_HINT);
    }
    if (value.endsWith("\\")) {
      readers.add(
          "\"\\;\" is a semicolon to newer odps-jdbc and the end of the value to others",
          "write the value without \";\"");
    }
    if (BREAK.matcher(value).find()) {
      readers.add(
          "the value runs over several lines: odps-jdbc 3.4.2 stops reading there, odpscmd sends it"
              + " as SQL, PyODPS may change the blanks around the break",
          "end the SET with \";\" in its line");
    }
    readers.rawString(value);
    readers.whatSwallowsTheSemicolon("SET " + key + "=" + value + ";");
    return Collections.unmodifiableList(readers.found);
  }

  /** The same as errors, for what is about to be written. */
  public static List<Problem> refusals(String key, String value) {
    return misreadings(key, value).stream()
        .map(it -> Problem.error(it.code(), it.message(), it.remedy()).from(it.source()))
        .collect(Collectors.toList());
  }

  private void key(String key) {
    if (!PYODPS_KEY.matcher(key).matches()) {
      boolean blank = key.chars().anyMatch(Character::isWhitespace);
      add(
          "PyODPS does not see the key "
              + Quoted.of(key)
              + ": it reads letters, digits and dots"
              + (blank ? "; odpscmd sends the SET as SQL" : ""),
          AS_HINT);
    }
    String lower = key.toLowerCase(Locale.ROOT);
    if (ODPSCMD_OWN.contains(lower) || key.startsWith("fallback.")) {
      add("odpscmd keeps " + Quoted.of(key) + " to itself: the job does not get it", AS_HINT);
    }
    if (ODPSCMD_PROJECT.contains(lower)) {
      add(
          "odpscmd changes the project's " + Quoted.of(key) + " instead of giving it to the job",
          "remove it from the script");
    }
  }

  /** odpscmd knows C++'s r"x(...)x", and looks for its end in all that follows. */
  private void rawString(String value) {
    Matcher raw = RAW_STRING.matcher(value);
    if (raw.find() && value.indexOf(")" + raw.group(2) + raw.group(1), raw.end()) < 0) {
      add(
          "odpscmd may not end the SET at its \";\": a raw string begins with r and a quote",
          WITHOUT);
    }
  }

  private void whatSwallowsTheSemicolon(String statement) {
    SetScan pyodps = SetScan.pyodps(statement);
    Optional<String> byOdpscmd = SetScan.odpscmd(statement).swallows();
    if (byOdpscmd.isPresent() && byOdpscmd.equals(pyodps.swallows())) {
      swallowed("odpscmd and PyODPS do", byOdpscmd.get());
      return;
    }
    byOdpscmd.ifPresent(why -> swallowed("odpscmd does", why));
    pyodps.swallows().ifPresent(why -> swallowed("PyODPS does", why));
    pyodps.fails().ifPresent(why -> add("PyODPS then reads no SET of the script: " + why, WITHOUT));
  }

  private void swallowed(String who, String why) {
    add(who + " not end the SET at its \";\", so that later ones are lost: " + why, WITHOUT);
  }

  private void add(String message, String remedy) {
    found.add(Problem.warning(Codes.SQL_READER, message, remedy).from(SOURCE));
  }
}
