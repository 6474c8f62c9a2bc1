package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * One network property of Spark on MaxCompute as a text had it, freed of the stray blanks and
 * {@code ;} that the pages show ({@code smartnat.enable = true;}). Immutable.
 */
final class NetworkProperty {
  private static final String PREFIX = "spark.hadoop.odps.cupid.";
  private static final String SOURCE =
      "Network connection process, 2025-02-12, shows " + SparkProperties.SMARTNAT_ENABLE;

  private final DefaultsConf.Entry entry;
  private final List<Problem> warnings = new ArrayList<>();
  private String value;

  NetworkProperty(DefaultsConf.Entry entry) {
    this.entry = entry;
    this.value = entry.value;
    if (entry.blankAroundEquals) {
      warn(
          "blanks stand around \"=\", which --conf and DataWorks take as part of the setting",
          "write key=value",
          "");
    }
    semicolon();
    switch (entry.key) {
      case SparkProperties.DOMAIN_LIST:
        domainList();
        break;
      case SparkProperties.ENI_INFO:
        blanksAround(":");
        break;
      case SparkProperties.ACCESS_LIST:
      case SparkProperties.TRUSTED_SERVICES:
        blanksAround(",");
        break;
      default:
        break;
    }
  }

  /** Whether the key is one of the network's, or beside them. */
  static boolean is(String key) {
    return key.startsWith(PREFIX);
  }

  private void semicolon() {
    String bare = value;
    while (bare.endsWith(";")) {
      bare = bare.substring(0, bare.length() - 1).trim();
    }
    if (!bare.equals(value)) {
      warn(
          "the value ends with \";\", which Spark takes as part of it",
          "write it without",
          SOURCE + " = true;");
      value = bare;
    }
  }

  private void blanksAround(String separator) {
    String[] parts = value.split(separator, -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].trim();
    }
    String bare = String.join(separator, parts);
    if (!bare.equals(value)) {
      warn("blanks stand around \"" + separator + "\" in the value", "write it without", "");
      value = bare;
    }
  }

  /** What is wrong with it stops no reading, only rendering. */
  private void domainList() {
    try {
      VpcDomainList list = VpcDomainList.parse(value);
      for (Problem problem : list.warnings()) {
        warn(problem.message(), problem.remedy(), "");
      }
      value = list.toString();
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        warnings.add(
            Problem.warning(problem.code(), problem.message(), problem.remedy())
                .at(entry.key, entry.line)
                .from(problem.source()));
      }
    }
  }

  private void warn(String message, String remedy, String source) {
    warnings.add(
        Problem.warning(Codes.CONF_READER, message, remedy).at(entry.key, entry.line).from(source));
  }

  /** The value that was meant. */
  String value() {
    return value;
  }

  List<Problem> warnings() {
    return warnings;
  }
}
