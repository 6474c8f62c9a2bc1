package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clause {@code KEYWORD('key'='value',...)} of a CREATE statement. Thread-safe, without state.
 */
final class PropertyClause {
  private PropertyClause() {}

  /** The clause on one line, as odps-sdk-core writes it; empty without properties. */
  static String write(String keyword, Map<String, String> properties) {
    if (properties.isEmpty()) {
      return "";
    }
    StringBuilder clause = new StringBuilder(keyword).append('(');
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (clause.charAt(clause.length() - 1) != '(') {
        clause.append(',');
      }
      clause
          .append(SqlLiteral.quote(property.getKey()))
          .append('=')
          .append(SqlLiteral.quote(property.getValue()));
    }
    return clause.append(')').toString();
  }

  /** Adds what keeps a property from being written so that it reads back equal. */
  static void check(Map<String, String> properties, List<Problem> problems) {
    for (Map.Entry<String, String> property : properties.entrySet()) {
      String key = property.getKey();
      String shownKey = Quoted.of(key);
      if (key.trim().isEmpty()) {
        problems.add(
            Problem.error(Codes.TABLE_TEXT, "a property has no key", "write the property's name"));
      }
      SqlLiteral.check("", key, shownKey, problems);
      SqlLiteral.check(
          "",
          property.getValue(),
          "the value of "
              + shownKey
              + (HintText.isSecret(key) ? "" : ", " + Quoted.of(property.getValue()) + ","),
          problems);
    }
  }

  /**
   * The properties of the one clause of that keyword; empty without one.
   *
   * @throws InvalidEgressException if there are two, or it cannot be read
   */
  static Map<String, String> read(String keyword, String sql) {
    SqlCursor cursor = new SqlCursor(sql);
    Map<String, String> properties = new LinkedHashMap<>();
    boolean found = false;
    while (cursor.skipToWord(keyword)) {
      if (found) {
        throw cursor.unreadable("there is a second " + keyword, "keep one of them");
      }
      found = true;
      cursor.expect('(');
      do {
        String key = cursor.literal();
        cursor.expect('=');
        String value = cursor.literal();
        String before = properties.putIfAbsent(key, value);
        if (before != null) {
          throw new InvalidEgressException(
              Problem.error(
                      Codes.SPEC_DUPLICATE,
                      Quoted.of(key) + " stands twice in " + keyword,
                      "write it once")
                  .at("", cursor.line()));
        }
      } while (cursor.skip(','));
      cursor.expect(')');
    }
    return properties;
  }
}
