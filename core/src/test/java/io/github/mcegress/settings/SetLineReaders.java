package io.github.mcegress.settings;

import com.aliyun.odps.jdbc.utils.Utils;
import io.github.mcegress.SetReaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who reads {@code SET key=value;} before a query, and what each of them gets. */
final class SetLineReaders {
  /** A query that would swallow, or be swallowed by, a SET line that is not closed. */
  private static final String QUERY = "SELECT 'a;b', \"it's\", `c`, f(1) /* ; */ FROM t;";

  /** core.py of PyODPS, 2026-08-14, as it stands there. */
  private static final Pattern PYODPS =
      Pattern.compile("set\\s+([a-z0-9\\.]+)\\s*=\\s*([^;]+)", Pattern.CASE_INSENSITIVE);

  /** SetCommand.java of odpscmd, 2026-06-03, as it stands there. */
  private static final Pattern ODPSCMD = Pattern.compile("^SET\\s+\\S+\\s*=\\s*\\S+.*");

  private SetLineReaders() {}

  static Map<String, String> read(SetReaders.Reader reader, String setLines) {
    switch (reader) {
      case ODPSCMD:
        return odpscmd(setLines);
      case PYODPS:
        return pyodps(setLines);
      default:
        return odpsJdbc(setLines);
    }
  }

  /** odps-jdbc 3.4.2 itself. */
  static Map<String, String> odpsJdbc(String setLines) {
    Properties properties = new Properties();
    String rest = Utils.parseSetting(setLines + QUERY, properties);
    if (!QUERY.equals(rest)) {
      throw new AssertionError("odps-jdbc leaves: " + rest);
    }
    Map<String, String> map = new LinkedHashMap<>();
    properties.forEach((key, value) -> map.put((String) key, (String) value));
    return map;
  }

  /**
   * PyODPS: its pattern on the pieces between semicolons that stand outside of comments, quotes and
   * brackets; a bracket without its other half makes it give up.
   */
  static Map<String, String> pyodps(String setLines) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String piece : pieces(setLines + QUERY, "'\"`", true)) {
      Matcher matcher = PYODPS.matcher(piece.trim());
      if (matcher.lookingAt()) {
        map.put(matcher.group(1).trim(), matcher.group(2).trim());
      }
    }
    return map;
  }

  /** odpscmd: pieces without comments, its pattern on the whole piece, split at the first "=". */
  static Map<String, String> odpscmd(String setLines) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String piece : pieces(setLines + QUERY, "'\"", false)) {
      String command = piece.trim();
      if (ODPSCMD.matcher(command.toUpperCase(java.util.Locale.ROOT)).matches()) {
        String[] pair = command.substring(3).trim().split("=", 2);
        map.put(pair[0].trim(), pair[1].trim());
      }
    }
    return map;
  }

  private static List<String> pieces(String script, String quotes, boolean pyodps) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    Deque<Character> brackets = new ArrayDeque<>();
    int i = 0;
    while (i < script.length()) {
      char c = script.charAt(i);
      int end = i + 1;
      if (quotes.indexOf(c) >= 0) {
        while (end < script.length() && script.charAt(end) != c) {
          end += script.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 1, script.length());
      } else if (script.startsWith("--", i)) {
        int line = script.indexOf('\n', i);
        i = line < 0 ? script.length() : line;
        continue;
      } else if (pyodps && script.startsWith("/*", i)) {
        int close = script.indexOf("*/", i + 2);
        end = close < 0 ? script.length() : close + 2; // Inside of a statement it stays.
      } else if (pyodps && "([{".indexOf(c) >= 0) {
        brackets.push(")]}".charAt("([{".indexOf(c)));
      } else if (pyodps && ")]}".indexOf(c) >= 0) {
        if (brackets.isEmpty() || brackets.pop() != c) {
          return new ArrayList<>();
        }
      } else if (c == ';' && brackets.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
        i = end;
        continue;
      }
      piece.append(script, i, end);
      i = end;
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
