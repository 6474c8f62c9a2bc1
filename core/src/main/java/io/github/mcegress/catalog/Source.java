package io.github.mcegress.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A page, or a piece of public code, that rows of the catalogue come from.
 *
 * <p>Row: {@code source | id | how | title | date | date read}; {@code how} is {@code page}, {@code
 * start} (only the page's start could be read), {@code code} or {@code third-party}; an undated one
 * has {@code -} for its date. Immutable.
 */
public final class Source {
  static final String COLUMNS = "source | id | how | title | date | date read";

  private final String id;
  private final String how;
  private final String title;
  private final String date;
  private final String read;

  private Source(CatalogRow row) {
    id = row.word("id");
    how = row.oneOf("how", "page", "start", "code", "third-party");
    title = row.text("title");
    date = row.dateOrNone("date");
    read = row.date("date read");
  }

  static Source of(CatalogRow row) {
    return new Source(row);
  }

  /** The name that rows call it by. */
  public String id() {
    return id;
  }

  /** The page's title, or what the code is. */
  public String title() {
    return title;
  }

  /** The date that it bears, {@code 2025-02-12}, or nothing. */
  public Optional<String> date() {
    return date.isEmpty() ? Optional.empty() : Optional.of(date);
  }

  /** The date on which it was read. */
  public String read() {
    return read;
  }

  /** Whether only the page's start could be read, so that it may go on otherwise. */
  public boolean startOnly() {
    return how.equals("start");
  }

  /** Whether it is neither Alibaba's page nor Alibaba's code. */
  public boolean thirdParty() {
    return how.equals("third-party");
  }

  static String text(List<Source> sources) {
    return text(sources, false);
  }

  static String cited(List<Source> sources) {
    return text(sources, true);
  }

  private static String text(List<Source> sources, boolean cited) {
    StringBuilder text = new StringBuilder();
    for (Source source : sources) {
      text.append(text.length() > 0 ? " / " : "");
      text.append(cited ? source.cited() : source.toString());
    }
    return text.toString();
  }

  /** As it is named in a message: with its own date, or the date it was read where it has none. */
  private String cited() {
    return date.isEmpty() ? toString() : dated();
  }

  private String dated() {
    return title
        + (date.isEmpty() ? "" : ", " + date)
        + (startOnly() ? ", only its start" : "")
        + (thirdParty() ? ", third party" : "");
  }

  /** {@code Flag parameters, read 2026-11-21}, with the page's own date where it bears one. */
  @Override
  public String toString() {
    return dated() + ", read " + read;
  }
}
