package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.Vpc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way of an external table into a VPC as pages of 2020 and 2021 describe it, before network
 * links: the {@code odps.vpc.*} properties of WITH SERDEPROPERTIES.
 *
 * <p>Text form of the addresses ({@code odps.vpc.access.ips}): entries separated by commas, each
 * {@code ip:port}, {@code ipBegin-ipEnd:port}, {@code cidr:port}, or {@code domain:port} for RDS;
 * at most 2,000 addresses together. Sources: HBase and RDS external tables, 2020/21. Immutable and
 * thread-safe; equality is that of the text.
 */
public final class LegacyVpc {
  /** The most addresses that are mapped at once by default. */
  public static final int MOST_ADDRESSES = 2000;

  private static final String SOURCE =
      "HBase external tables, 2020/21: at most 2000 by default, though its own example 192.0.2.20/16"
          + " is 65536";

  private final Vpc vpc;
  private final List<AddressRange> ranges;
  private final List<Problem> warnings = new ArrayList<>();

  private LegacyVpc(Vpc vpc, List<AddressRange> ranges) {
    this.vpc = vpc;
    this.ranges = ranges;
  }

  /**
   * A VPC and the addresses in it that the table may reach.
   *
   * @param accessIps say {@code 192.0.2.0-192.0.2.10:2181,192.0.2.20:16000}
   * @throws InvalidEgressException with every entry that is not of the form, and if they are more
   *     than {@value #MOST_ADDRESSES} addresses
   */
  public static LegacyVpc of(Vpc vpc, String accessIps) {
    List<Problem> problems = new ArrayList<>();
    List<AddressRange> ranges = new ArrayList<>();
    String[] entries = accessIps.split(",", -1);
    for (int i = 0; i < entries.length; i++) {
      try {
        AddressRange range = AddressRange.parse(entries[i].trim());
        if (ranges.contains(range)) {
          throw new InvalidEgressException(
              Problem.error(
                  Codes.SPEC_DUPLICATE,
                  Quoted.of(range.toString()) + " stands twice",
                  "write it once"));
        }
        ranges.add(range);
      } catch (InvalidEgressException e) {
        problems.addAll(e.problemsAt("access-ips[" + (i + 1) + "]", 0));
      }
    }
    LegacyVpc legacy = new LegacyVpc(vpc, ranges);
    long distinct = AddressRange.distinct(ranges);
    if (distinct > MOST_ADDRESSES) {
      problems.add(
          Problem.error(
                  Codes.TABLE_NETWORK,
                  "these are " + distinct + " addresses, and at most 2000 are mapped",
                  "name the nodes' own ranges instead of the whole network segment")
              .at("access-ips", 0)
              .from(SOURCE));
    } else if (legacy.addressCount() > MOST_ADDRESSES) {
      legacy.warnings.add(
          Problem.warning(
                  Codes.TABLE_DOUBT,
                  "these are "
                      + distinct
                      + " addresses, but "
                      + legacy.addressCount()
                      + " when one under several ports counts for each; the page does not say how"
                      + " its 2000 count",
                  "name fewer addresses if the table cannot be created")
              .at("access-ips", 0)
              .from(SOURCE));
    }
    InvalidEgressException.throwOnErrors(problems);
    return legacy;
  }

  /** The VPC. */
  public Vpc vpc() {
    return vpc;
  }

  /** The addresses as {@code odps.vpc.access.ips} takes them, without blanks. */
  public String accessIps() {
    List<String> entries = new ArrayList<>();
    for (AddressRange range : ranges) {
      entries.add(range.toString());
    }
    return String.join(",", entries);
  }

  /** How many addresses the entries map together; one under several ports counts for each. */
  public long addressCount() {
    long count = 0;
    for (AddressRange range : ranges) {
      count += range.size();
    }
    return count;
  }

  /** Whether the endpoint is among the addresses, by its address or by its name. */
  public boolean covers(Endpoint endpoint) {
    for (AddressRange range : ranges) {
      if (range.covers(endpoint)) {
        return true;
      }
    }
    return false;
  }

  /** The ports that are opened. */
  Set<Integer> ports() {
    Set<Integer> ports = new TreeSet<>();
    for (AddressRange range : ranges) {
      ports.add(range.port());
    }
    return ports;
  }

  /** The four properties for WITH SERDEPROPERTIES, in the order of the pages. */
  public Map<String, String> asMap() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("odps.external.net.vpc", "true");
    properties.put("odps.vpc.id", vpc.id());
    properties.put("odps.vpc.access.ips", accessIps());
    properties.put("odps.vpc.region", vpc.region());
    return Collections.unmodifiableMap(properties);
  }

  /**
   * The statement by which a project's owner allows the VPC, once: {@code setproject
   * odps.security.outbound.destination=cn-beijing_vpc-xxx[*];}. Source: RDS external tables,
   * 2020/21.
   */
  public String toSetProjectStatement() {
    return "setproject odps.security.outbound.destination="
        + vpc.region()
        + "_"
        + vpc.id()
        + "[*];";
  }

  /** What the pages leave open. */
  public List<Problem> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LegacyVpc && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The VPC and the addresses. */
  @Override
  public String toString() {
    return vpc + " " + accessIps();
  }
}
