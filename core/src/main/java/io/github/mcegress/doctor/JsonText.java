package io.github.mcegress.doctor;

/** Writes JSON on one line. Not thread-safe. */
final class JsonText {
  private final StringBuilder json = new StringBuilder();

  /** Begins an object or array. */
  JsonText open(char bracket) {
    separate();
    json.append(bracket);
    return this;
  }

  /** Ends an object or array. */
  JsonText close(char bracket) {
    json.append(bracket);
    return this;
  }

  /** A member's name; its value follows. */
  JsonText name(String name) {
    separate();
    string(name);
    json.append(':');
    return this;
  }

  /** A string value. */
  JsonText value(String text) {
    separate();
    string(text);
    return this;
  }

  /** A number or truth value. */
  JsonText raw(Object value) {
    separate();
    json.append(value);
    return this;
  }

  private void separate() {
    char last = json.length() == 0 ? '{' : json.charAt(json.length() - 1);
    if (last != '{' && last != '[' && last != ':') {
      json.append(',');
    }
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        // In ASCII: a log or a console may be in any charset.
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /** The JSON so far. */
  @Override
  public String toString() {
    return json.toString();
  }
}
