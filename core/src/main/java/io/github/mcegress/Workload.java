package io.github.mcegress;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kind of job that is to reach the outside; the same description obeys different rules in each.
 *
 * <p>Immutable; equality is that of the text.
 */
public final class Workload {
  /** SQL with Java UDFs (and UDTFs, UDAFs). */
  public static final Workload UDF = new Workload("UDF", "");

  /** External tables and the lakehouse. */
  public static final Workload EXTERNAL_TABLE = new Workload("EXTERNAL_TABLE", "");

  /** MapReduce. */
  public static final Workload MAPREDUCE = new Workload("MAPREDUCE", "");

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]*\\.[0-9]+(\\.[0-9]+)?");

  private final String name;
  private final String version;

  private Workload(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /**
   * Spark on MaxCompute.
   *
   * @param version Spark's version, say {@code 3.1.1} or {@code 3.4}
   * @throws IllegalArgumentException if it is no such version
   */
  public static Workload spark(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          Quoted.of(version) + " is no Spark version; write it as 3.1.1 or 3.4");
    }
    return new Workload("SPARK", version);
  }

  /** Spark's version when this is a Spark workload. */
  public Optional<String> sparkVersion() {
    return version.isEmpty() ? Optional.empty() : Optional.of(version);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Workload && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code UDF}, {@code EXTERNAL_TABLE}, {@code MAPREDUCE} or, say, {@code SPARK 3.1.1}. */
  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
