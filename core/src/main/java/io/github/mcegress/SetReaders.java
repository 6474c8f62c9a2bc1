package io.github.mcegress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final String AS_HINT = "pass it as a hint there: asMap() or toJson()";
  private static final String WITHOUT =
      "write it without, or "
          + AS_HINT
          + ", for odpscmd a line set.key=value of its odps_config.ini";

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

  /** One of the programs. */
  public enum Reader {
    ODPSCMD,
    PYODPS,
    ODPS_JDBC
  }

  private final Set<Reader> asked;
  private final List<Problem> found = new ArrayList<>();

  private SetReaders(Set<Reader> asked) {
    this.asked = asked;
  }

  /**
   * What some reader reads otherwise than it is written, as warnings; empty when every reader sees
   * the same.
   */
  public static List<Problem> misreadings(String key, String value) {
    return found(key, value, EnumSet.allOf(Reader.class));
  }

  private static List<Problem> found(String key, String value, Set<Reader> asked) {
    SetReaders readers = new SetReaders(asked);
    readers.key(key);
    if (value.isEmpty()) {
      readers.add(
          "PyODPS does not see a SET without a value, odps-jdbc 3.4.2 fails on it, odpscmd sends it"
              + " as SQL",
          "write a value",
          Reader.values());
    }
    if (value.indexOf('=') >= 0) {
      readers.add("odps-jdbc 3.4.2 cuts the value off at its \"=\"", AS_HINT, Reader.ODPS_JDBC);
    }
    if (value.endsWith("\\")) {
      readers.add(
          "\"\\;\" is a semicolon to newer odps-jdbc and the end of the value to others",
          "write the value without \";\"",
          Reader.values());
    }
    if (BREAK.matcher(value).find()) {
      readers.add(
          "the value runs over several lines: odps-jdbc 3.4.2 stops reading there, odpscmd sends it"
              + " as SQL, PyODPS may change the blanks around the break",
          "end the SET with \";\" in its line",
          Reader.values());
    }
    if (SetScan.isWorthIt(key) || SetScan.isWorthIt(value)) {
      readers.rawString(value);
      readers.whatSwallowsTheSemicolon("SET " + key + "=" + value + ";");
    }
    return Collections.unmodifiableList(readers.found);
  }

  /** What one of the given readers reads otherwise, as errors, for what is about to be written. */
  public static List<Problem> refusals(String key, String value, Set<Reader> readers) {
    List<Problem> refusals = new ArrayList<>();
    for (Problem it : found(key, value, readers)) {
      refusals.add(Problem.error(it.code(), it.message(), it.remedy()).from(it.source()));
    }
    return refusals;
  }

  private static boolean hasBlank(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (Character.isWhitespace(key.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void key(String key) {
    if (!PYODPS_KEY.matcher(key).matches()) {
      boolean blank = hasBlank(key);
      add(
          "PyODPS does not see the key "
              + Quoted.of(key)
              + ": it reads letters, digits and dots"
              + (blank ? "; odpscmd sends the SET as SQL" : ""),
          AS_HINT,
          blank ? new Reader[] {Reader.PYODPS, Reader.ODPSCMD} : new Reader[] {Reader.PYODPS});
    }
    String lower = key.toLowerCase(Locale.ROOT);
    if (ODPSCMD_OWN.contains(lower) || key.startsWith("fallback.")) {
      add(
          "odpscmd keeps " + Quoted.of(key) + " to itself: the job does not get it",
          AS_HINT,
          Reader.ODPSCMD);
    }
    if (ODPSCMD_PROJECT.contains(lower)) {
      add(
          "odpscmd changes the project's " + Quoted.of(key) + " instead of giving it to the job",
          "remove it from the script",
          Reader.ODPSCMD);
    }
  }

  /** odpscmd knows C++'s r"x(...)x", and looks for its end in all that follows. */
  private void rawString(String value) {
    Matcher raw = RAW_STRING.matcher(value);
    if (raw.find() && value.indexOf(")" + raw.group(2) + raw.group(1), raw.end()) < 0) {
      add(
          "odpscmd may not end the SET at its \";\": a raw string begins with r and a quote",
          WITHOUT,
          Reader.ODPSCMD);
    }
  }

  private void whatSwallowsTheSemicolon(String statement) {
    SetScan pyodps = SetScan.pyodps(statement);
    String byPyodps = pyodps.swallows().orElse("");
    String byOdpscmd = SetScan.odpscmd(statement).swallows().orElse("");
    if (byOdpscmd.equals(byPyodps)) {
      swallowed("odpscmd and PyODPS do", byOdpscmd, Reader.ODPSCMD, Reader.PYODPS);
    } else {
      swallowed("odpscmd does", byOdpscmd, Reader.ODPSCMD);
      swallowed("PyODPS does", byPyodps, Reader.PYODPS);
    }
    if (pyodps.fails().isPresent()) {
      add(
          "PyODPS then reads no SET of the script: " + pyodps.fails().get(),
          WITHOUT,
          Reader.PYODPS);
    }
  }

  private void swallowed(String who, String why, Reader... readers) {
    if (!why.isEmpty()) {
      add(
          who + " not end the SET at its \";\", so that later ones are lost: " + why,
          WITHOUT,
          readers);
    }
  }

  private void add(String message, String remedy, Reader... readers) {
    if (!Collections.disjoint(asked, Arrays.asList(readers))) {
      found.add(Problem.warning(Codes.SQL_READER, message, remedy).from(SOURCE));
    }
  }
}
