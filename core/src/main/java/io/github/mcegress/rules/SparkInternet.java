package io.github.mcegress.rules;

/**
 * How Spark comes to the Internet: over the ENI connection of its VPC where there is one, else by
 * SmartNAT, which 3.4 and later have not.
 */
final class SparkInternet {
  private SparkInternet() {}

  static void check(Findings it) {
    String version = it.workload.sparkVersion().orElse("");
    if (version.isEmpty() || it.spec.internet().isEmpty()) {
      return;
    }
    if (it.usesConnection()) {
      it.add(
          Rule.NAT_GATEWAY,
          "internet",
          "over the ENI connection the Internet is reached through the VPC",
          "give the VPC a NAT gateway with SNAT");
    } else if (!hasSmartNat(version)) {
      it.add(
          Rule.SMARTNAT,
          "internet",
          "Spark " + version + " has no SmartNAT, and no VPC is declared to reach the Internet by",
          "declare vpc = regionid:vpcid, and give that VPC a NAT gateway with SNAT");
    }
  }

  /** Whether that version of Spark can use SmartNAT: older than 3.4. */
  static boolean hasSmartNat(String version) {
    String[] parts = version.split("\\.", -1);
    String major = parts[0];
    if (major.length() > 1 || major.charAt(0) > '3') {
      return false;
    }
    String minor = parts[1].replaceFirst("^0+(?=.)", "");
    return major.charAt(0) < '3' || (minor.length() == 1 && minor.charAt(0) < '4');
  }
}
