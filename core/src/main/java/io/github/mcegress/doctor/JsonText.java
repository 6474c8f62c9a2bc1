package io.github.mcegress.doctor;

import io.github.mcegress.JsonString;

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
    json.append(JsonString.ascii(name)).append(':');
    return this;
  }

  /** A string value. */
  JsonText value(String text) {
    separate();
    json.append(JsonString.ascii(text));
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

  /** The JSON so far. */
  @Override
  public String toString() {
    return json.toString();
  }
}
