package io.github.mcegress.rules;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The service's rules: what of a description can work for a workload, and what cannot.
 *
 * <p>Thread-safe, without state.
 */
public final class Rules {
  private Rules() {}

  /** Every rule, for those who want to read them. */
  public static List<Rule> all() {
    return Collections.unmodifiableList(Arrays.asList(Rule.values()));
  }

  /**
   * Everything that the rules say about the description in a job of that kind: errors where it
   * cannot work, warnings where it may not, and what was not checked. {@link Rule#of} tells which
   * rule a problem refers to.
   */
  public static List<Problem> check(EgressSpec spec, Workload workload) {
    return check(spec, workload, Catalog.shipped());
  }

  /** As {@link #check(EgressSpec, Workload)}, by a catalogue of the caller's. */
  public static List<Problem> check(EgressSpec spec, Workload workload, Catalog catalog) {
    Findings findings = new Findings(spec, workload, catalog);
    OpenedEndpoints.check(findings);
    SelfService.check(findings);
    ServiceNetworks.check(findings);
    RegionSupport.check(findings);
    DedicatedConnection.check(findings);
    SparkInternet.check(findings);
    ProxyCapacity.check(findings);
    BatchTime.check(findings);
    SetLines.check(findings);
    Doubts.check(findings);
    return findings.problems();
  }

  /**
   * What the sources say differently about settings that did not come from a description, say the
   * SET lines of a script, a JobConf or a spark-defaults.conf: warnings, each with the key as its
   * path. What the value settles is left out.
   */
  public static List<Problem> checkSettings(Map<String, String> settings, Workload workload) {
    return SettingDoubts.of(settings, workload, Catalog.shipped());
  }

  /**
   * What the rules say about hints that did not come from a description, say a script's own SET
   * lines: the time-out of a batch.
   */
  public static List<Problem> checkHints(Map<String, String> hints) {
    return BatchTime.ofHints(hints);
  }
}
