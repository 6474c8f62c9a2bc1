package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import java.util.List;

/**
 * What only a sandbox makes of a call: it may reach 127.0.0.1 to 127.0.0.3, and look nothing up.
 */
final class SandboxFaults {
  private static final String OUTSIDE = "127.0.0.9";

  private SandboxFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    list.fault("sandbox-connect", "UDF_SANDBOX");
    list.add("an address that is not permitted", () -> at(HOST, OUTSIDE));
    list.add("called by it", () -> at(OUTSIDE, OUTSIDE));
    list.add("two of them", () -> at(HOST, OUTSIDE, "127.0.0.10"));
    list.fault("sandbox-resolve", "UDF_SANDBOX");
    list.add("nothing was shipped", () -> unshipped("internet = HOST:443"));
    list.add("another host was shipped", SandboxFaults::otherShipped);
    list.add(
        "a host behind a link", () -> unshipped("networklink = a\nnetworklink.hosts = HOST:443"));
    return list.cases();
  }

  private static FaultScene at(String host, String... addresses) {
    return FaultScene.builder().target(host, 443).hosts(Ways.hosts(host, addresses)).build();
  }

  private static FaultScene unshipped(String description) {
    return FaultScene.builder()
        .target(HOST, 443)
        .description(description.replace("HOST", HOST) + "\n")
        .build();
  }

  private static FaultScene otherShipped() {
    return FaultScene.builder().target(HOST, 443).hosts(Site.hosts("www.example.test")).build();
  }
}
