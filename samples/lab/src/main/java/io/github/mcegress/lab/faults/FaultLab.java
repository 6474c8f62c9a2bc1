package io.github.mcegress.lab.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** All cases of the laboratory. */
public final class FaultLab {
  private FaultLab() {}

  /** Every fault in every variant, in a fixed order. */
  public static List<FaultCase> cases() {
    List<FaultCase> cases = new ArrayList<>();
    Arrays.asList(
            Healthy.cases(),
            RuntimeFaults.cases(),
            DescriptionFaults.cases(),
            DnsFaults.cases(),
            ConnectFaults.cases(),
            CertificateFaults.cases(),
            HandshakeFaults.cases(),
            HttpFaults.cases(),
            TableOnlyRuntime.cases(),
            TableOnlyWays.cases(),
            TableOnlyTls.cases(),
            TableOnlyHttp.cases())
        .forEach(cases::addAll);
    return Collections.unmodifiableList(cases);
  }

  /**
   * What can only be produced inside of a sandbox that permits connections to 127.0.0.1 to
   * 127.0.0.3 and no look-ups.
   */
  public static List<FaultCase> sandboxCases() {
    return SandboxFaults.cases();
  }
}
