package io.github.mcegress.catalog;

import io.github.mcegress.Quoted;
import io.github.mcegress.Workload;
import java.util.Optional;
import java.util.Set;

/**
 * A settings key: where it is written, what its value may be, and since when.
 *
 * <p>Row: {@code key | key | surfaces | form | range | default | spark | sources | doubt}; see
 * {@link ValueForm} for the forms. {@code range} is {@code min..max unit} or {@code -}. Immutable.
 */
public final class SettingKey extends SourcedRow {
  static final String COLUMNS =
      "key | key | surfaces | form | range | default | spark | sources | doubt";

  private final String key;
  private final Set<Surface> surfaces;
  private final ValueForm form;
  private final ValueRange range;
  private final String defaultValue;
  private final SparkVersions sparkVersions;

  private SettingKey(CatalogRow row) {
    super(row);
    key = row.word("key");
    surfaces = row.constants("surfaces", Surface.class);
    form = ValueForm.of(row);
    range = ValueRange.of(row);
    defaultValue = row.textOrNone("default");
    sparkVersions = SparkVersions.of(row);
    if (!defaultValue.isEmpty() && !accepts(defaultValue)) {
      row.wrong("default is " + Quoted.of(defaultValue), "write a value of the form and range");
    }
    if (surfaces.isEmpty()) {
      row.wrong("surfaces is \"-\"", "write where the key is set");
    }
  }

  static SettingKey of(CatalogRow row) {
    return new SettingKey(row);
  }

  /** The key, {@code odps.internet.access.list}. */
  public String key() {
    return key;
  }

  /** Where it is written. */
  public Set<Surface> surfaces() {
    return surfaces;
  }

  /** The form of its value, in words: {@code flag}, {@code integer}, {@code host:port list} ... */
  public String form() {
    return form.toString();
  }

  /** The range of its value with the unit, {@code 256..12288 MiB}, or empty. */
  public String range() {
    return range.toString();
  }

  /** The value that holds when it is not set, where one is documented. */
  public Optional<String> defaultValue() {
    return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
  }

  /** The Spark versions it is for, {@code before 3.4}; empty for all, and for other surfaces. */
  public String sparkVersions() {
    return sparkVersions.toString();
  }

  /**
   * Whether the key is for a Spark of that version, {@code 3.1.1} or {@code 3.4}.
   *
   * @throws IllegalArgumentException if it is no such version
   */
  public boolean isForSpark(String version) {
    Workload.spark(version);
    return surfaces.contains(Surface.SPARK) && sparkVersions.include(version);
  }

  /** Whether a value has the form and lies in the range, the widest that a source gives. */
  public boolean accepts(String value) {
    return form.accepts(value) && range.accepts(value);
  }

  /** The key. */
  @Override
  public String toString() {
    return key;
  }
}
