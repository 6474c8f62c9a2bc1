package io.github.mcegress.spark;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a Spark application finds its description, addresses and CA certificates: the settings
 * {@code spark.mcegress.spec}, {@code spark.mcegress.hosts} and {@code spark.mcegress.pem}, each a
 * path or a URI. Immutable.
 */
final class ShippedFiles {
  static final String SPEC = "spark.mcegress.spec";
  static final String HOSTS = "spark.mcegress.hosts";
  static final String PEM = "spark.mcegress.pem";

  private final URI spec;
  private final @Nullable URI hosts;
  private final @Nullable URI pem;

  private ShippedFiles(URI spec, @Nullable URI hosts, @Nullable URI pem) {
    this.spec = spec;
    this.hosts = hosts;
    this.pem = pem;
  }

  /**
   * Reads the settings of an application.
   *
   * @throws InvalidEgressException with every setting that is missing or no path or URI
   */
  static ShippedFiles of(Map<String, String> settings) {
    List<Problem> problems = new ArrayList<>();
    URI spec = read(settings, SPEC, problems);
    URI hosts = read(settings, HOSTS, problems);
    URI pem = read(settings, PEM, problems);
    if (spec == null && problems.isEmpty()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  "the application names no description",
                  "set it in spark-defaults.conf or with --conf: " + SPEC + "=egress.properties")
              .at(SPEC, 0));
    }
    if (!problems.isEmpty() || spec == null) {
      throw new InvalidEgressException(problems);
    }
    return new ShippedFiles(spec, hosts, pem);
  }

  private static @Nullable URI read(
      Map<String, String> settings, String key, List<Problem> problems) {
    String value = settings.getOrDefault(key, "").trim();
    if (value.isEmpty()) {
      return null;
    }
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  "the value is no path or URI: " + e.getReason() + " at index " + e.getIndex(),
                  "write a path, or a URI with special characters encoded by %")
              .at(key, 0));
      return null;
    }
  }

  /** The description. */
  URI spec() {
    return spec;
  }

  /** The addresses, where they are shipped. */
  Optional<URI> hosts() {
    return Optional.ofNullable(hosts);
  }

  /** The CA certificates, where they are shipped. */
  Optional<URI> pem() {
    return Optional.ofNullable(pem);
  }
}
