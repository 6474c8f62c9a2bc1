package io.github.mcegress.catalog;

import java.util.List;

/** A row that ends with the pages it comes from and what is not certain about it. Immutable. */
public abstract class SourcedRow {
  private final List<Source> sources;
  private final String doubt;

  SourcedRow(CatalogRow row) {
    sources = row.sourcesBeforeDoubt();
    doubt = row.doubt();
  }

  SourcedRow(SourcedRow other) {
    sources = other.sources;
    doubt = other.doubt;
  }

  /** Where the row comes from: titles, dates, dates read. */
  public String source() {
    return Source.text(sources);
  }

  /** The same, one by one. */
  public List<Source> sources() {
    return sources;
  }

  /** What is not certain about the row, or empty. */
  public String doubt() {
    return doubt;
  }
}
