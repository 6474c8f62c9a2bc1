package io.github.mcegress;

import java.util.regex.Pattern;

/**
 * A VPC that Spark reaches through an elastic network interface, written {@code regionid:vpcid}.
 *
 * <p>It ends up in {@code spark.hadoop.odps.cupid.eni.info}. Source: Network connection process,
 * 2025-02-12. Immutable.
 */
public final class Vpc {
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
  private static final Pattern ID = Pattern.compile("vpc-[A-Za-z0-9]+");

  private final String region;
  private final String id;

  private Vpc(String region, String id) {
    this.region = region;
    this.id = id;
  }

  /**
   * A VPC by region and id.
   *
   * @throws InvalidEgressException if the region is not of the form {@code cn-beijing} or the id
   *     not of the form {@code vpc-...}
   */
  public static Vpc of(String region, String id) {
    return parse(region + ":" + id);
  }

  /**
   * Reads {@code regionid:vpcid}.
   *
   * @throws InvalidEgressException if it is not of that form
   */
  public static Vpc parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || !isRegion(parts[0]) || !ID.matcher(parts[1]).matches()) {
      throw new InvalidEgressException(
          Problem.error(
                  Codes.SPEC_VPC,
                  Quoted.of(text) + " is no VPC",
                  "write regionid:vpcid, say cn-beijing:vpc-2zeaeq21mb1dmkqh0exxx")
              .from("Network connection process, 2025-02-12"));
    }
    return new Vpc(parts[0], parts[1]);
  }

  static boolean isRegion(String text) {
    // The pattern recurses with the text's length.
    return text.length() <= 63 && REGION.matcher(text).matches();
  }

  /** The region id, say {@code cn-beijing}. */
  public String region() {
    return region;
  }

  /** The VPC id, {@code vpc-...}. */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Vpc && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@code regionid:vpcid}. */
  @Override
  public String toString() {
    return region + ":" + id;
  }
}
