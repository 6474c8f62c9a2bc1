package io.github.mcegress.rules;

import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the sources say differently about single settings, unless the value settles it. */
final class SettingDoubts {
  private SettingDoubts() {}

  static List<Problem> of(Map<String, String> settings, Workload workload, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Contradiction doubt :
        catalog.contradictions(workload, Collections.emptySet(), settings.keySet())) {
      for (String key : doubt.keys()) {
        String value = settings.get(key);
        if (value != null && isOpen(doubt.id(), value.trim())) {
          problems.add(doubt.warning().at(key, 0));
        }
      }
    }
    return Collections.unmodifiableList(problems);
  }

  private static boolean isOpen(String doubt, String value) {
    if (doubt.startsWith("vpc-domain-list-")) {
      return isShownBy(doubt, value);
    }
    int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    boolean settled =
        (doubt.equals("isolation-value") && value.equals("true"))
            || (doubt.equals("smartnat-regions") && !value.equals("true"))
            || (doubt.equals("udf-timeout-range") && number > 0)
            || (doubt.equals("stage-memory-range") && number >= 1024)
            || (doubt.equals("reducer-num") && number <= 2000)
            || (doubt.equals("batch-rows-advice") && number <= Doubts.FEW_ROWS);
    return !settled;
  }

  /** Several VPCs, blanks, or the full-width comma of a sample. */
  private static boolean isShownBy(String doubt, String value) {
    return doubt.endsWith("vpcs")
        ? value.indexOf("vpcId") != value.lastIndexOf("vpcId")
        : value.indexOf(doubt.endsWith("blanks") ? ' ' : '\uff0c') >= 0;
  }
}
