package io.github.mcegress.spark;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.SparkProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Compares the network keys of a Spark configuration with a description: those that were set in
 * code, where Spark on MaxCompute ignores them, that are missing, that contradict the description
 * or each other, or that the Spark version does not have.
 *
 * <p>Outside of MaxCompute the keys mean nothing: only the description is checked, and its errors
 * are warnings there, without those about ways to the Internet that only MaxCompute has. On
 * MaxCompute is what has a key that begins with {@code spark.hadoop.odps.}, or a master other than
 * {@code local}, {@code local-cluster} and {@code spark://}. Nothing is ever changed. Immutable.
 *
 * <p>Source: network keys set in code are ignored: MaxCompute-Spark documentation, advanced,
 * vpc-access; FAQ about Spark on MaxCompute, read 2026-11-21.
 */
public final class ConfCheck {
  private final boolean onMaxCompute;
  private final List<Problem> problems = new ArrayList<>();

  private ConfCheck(
      EgressSpec spec,
      String sparkVersion,
      Map<String, String> conf,
      Map<String, String> launched) {
    this.onMaxCompute = isOnMaxCompute(conf);
    List<Problem> ofDescription = Rules.check(spec, Workload.spark(sparkVersion));
    if (!onMaxCompute) {
      ofDescription.stream()
          .filter(problem -> problem.severity() == Severity.ERROR)
          .filter(problem -> !problem.code().equals(Codes.RULE_SMARTNAT))
          .forEach(problem -> problems.add(asWarning(problem)));
      return;
    }
    problems.addAll(ofDescription);
    NetworkKeys keys = new NetworkKeys(conf, launched, sparkVersion);
    problems.addAll(
        ofDescription.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
            ? keys.alone()
            : keys.beside(SparkProperties.from(spec, sparkVersion).asMap()));
  }

  /**
   * Compares.
   *
   * @param sparkVersion the version that runs, say {@code 3.5.2}
   * @param conf the running configuration
   * @param launched what spark-defaults.conf and {@code --conf} gave: the driver's system
   *     properties, where spark-submit puts them before any code of the application runs
   * @throws IllegalArgumentException if that is no version
   */
  public static ConfCheck of(
      EgressSpec spec,
      String sparkVersion,
      Map<String, String> conf,
      Map<String, String> launched) {
    return new ConfCheck(spec, sparkVersion, conf, launched);
  }

  private static boolean isOwnMaster(String master) {
    return master.equals("local")
        || master.startsWith("local[")
        || master.startsWith("local-cluster[")
        || master.startsWith("spark://");
  }

  private static Problem asWarning(Problem error) {
    return Problem.warning(error.code(), error.message(), error.remedy())
        .at(error.path(), error.line())
        .from(error.source());
  }

  static boolean isOnMaxCompute(Map<String, String> conf) {
    return conf.keySet().stream().anyMatch(key -> key.startsWith("spark.hadoop.odps."))
        || !isOwnMaster(conf.getOrDefault("spark.master", "local"));
  }

  /** Whether the configuration is one of Spark on MaxCompute. */
  public boolean onMaxCompute() {
    return onMaxCompute;
  }

  /** What was found, errors on MaxCompute only; each names the line for spark-defaults.conf. */
  public List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /**
   * Stops what cannot work.
   *
   * @throws InvalidEgressException with everything that was found, if there is an error
   */
  public void throwOnErrors() {
    InvalidEgressException.throwOnErrors(problems);
  }

  /** What was found, a line each; empty if all is well. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    problems.forEach(problem -> text.append(problem).append('\n'));
    if (!onMaxCompute) {
      text.append("not on MaxCompute: network keys were not checked, the description was\n");
    }
    return text.toString();
  }
}
