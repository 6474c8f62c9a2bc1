package io.github.mcegress.rules;

import static io.github.mcegress.Severity.ERROR;
import static io.github.mcegress.Severity.WARNING;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import java.util.Optional;

/**
 * The service's rules, each with its code, its weight and the source it comes from.
 *
 * <p>Code and severity together name one rule. Those with {@code MCE-SPEC-} codes are held by the
 * description itself: a description that breaks one is never made.
 */
public enum Rule {
  IPV6(ERROR, Codes.SPEC_IPV6, "IPv6 addresses cannot be configured.", Sources.SEED),
  PORT(ERROR, Codes.SPEC_PORT, "An endpoint has a port from 1 to 65535.", Sources.SEED),
  URL(ERROR, Codes.SPEC_URL, "An endpoint is host:port, not a URL.", Sources.SEED),
  LINK(
      ERROR,
      Codes.SPEC_LINK,
      "A job has one network link; its name starts with a letter, holds letters, digits and _, and"
          + " has 1 to 63 characters.",
      Sources.SEED + " / maxframe/core/operator, 2026-08-08"),
  VPC(
      ERROR,
      Codes.SPEC_VPC,
      "Spark reaches one VPC, written regionid:vpcid.",
      "Access instances in a VPC from Spark on MaxCompute, read 2026-11-21"),
  SERVICE_NAME(
      ERROR,
      Codes.SPEC_SERVICE,
      "A bucket, instance or project name has the form that its service documents.",
      "Regions and endpoints (OSS), read 2026-11-21"),
  NOTHING_OPENED(
      WARNING,
      Codes.RULE_NOTHING_OPENED,
      "By default a job reaches neither the Internet nor a VPC.",
      Sources.SEED),
  PRIVATE_ADDRESS(
      ERROR,
      Codes.RULE_PRIVATE_ADDRESS,
      "Over the Internet only public addresses are reached.",
      Sources.SEED + ": public IP address or domain name"),
  REVIEW(
      WARNING,
      Codes.RULE_REVIEW,
      "Some top-level domains are added in the console; the rest needs a request form and about"
          + " three business days. What OSS and Tablestore need, the pages say differently.",
      Sources.SEED),
  SINGLE_LABEL(
      WARNING, Codes.RULE_SINGLE_LABEL, "Public DNS answers no host name of one label.", ""),
  DEDICATED(
      WARNING,
      Codes.RULE_DEDICATED,
      "SQL, UDFs, MapReduce and tables use a network link, Spark a VPC; what is reached through it"
          + " is declared.",
      Sources.SEED),
  CAPACITY(
      WARNING,
      Codes.RULE_CAPACITY,
      "Requests are forwarded by a proxy that holds few connections: tasks share them.",
      Sources.SEED + ": requests are forwarded by a proxy with few connections"),
  REGION(
      ERROR,
      Codes.RULE_REGION,
      "The region must support the scheme: access over the Internet, or over a VPC.",
      Sources.SEED + ": Supported regions"),
  REGION_NOT_CHECKED(
      WARNING,
      Codes.RULE_REGION,
      "Without a region, or with one that no page names, what depends on it is not checked.",
      Sources.SEED + ": Supported regions"),
  VPC_REGION(
      ERROR,
      Codes.RULE_VPC_REGION,
      "A dedicated connection reaches a VPC of the project's own region.",
      Sources.SEED + " / aliyun/MaxCompute-Spark, vpc-access, read 2026-11-21"),
  SERVICE(
      ERROR,
      Codes.RULE_SERVICE,
      "A service has an endpoint for the workload, and most have one per region.",
      Sources.SERVICES),
  SERVICE_DOUBT(
      WARNING,
      Codes.RULE_SERVICE,
      "What is not certain about a service's endpoint is told.",
      Sources.SERVICES),
  SERVICE_NETWORK(
      ERROR,
      Codes.RULE_SERVICE_NETWORK,
      "UDFs reach OSS and Tablestore by the public endpoint only, Spark in cluster mode by the"
          + " internal one only.",
      Sources.SERVICES + " / FAQ about Spark on MaxCompute, read 2026-11-21"),
  SERVICE_NETWORK_DOUBT(
      WARNING,
      Codes.RULE_SERVICE_NETWORK,
      "Whether the rule for UDFs holds behind a network link and in MapReduce, the pages do not say"
          + " alike.",
      Sources.SERVICES),
  OWNER(
      WARNING,
      Codes.RULE_OWNER,
      "The VPC's owner, the account of the project and the target's administrator are one Alibaba"
          + " Cloud account, or RAM users of it.",
      Sources.SEED + ": Prerequisites"),
  ONE_VPC(
      WARNING,
      Codes.RULE_ONE_VPC,
      "A dedicated connection reaches the VPC of its id; another one is reached by peering it.",
      Sources.SEED + ": Scheme 2"),
  OUTBOUND(
      WARNING,
      Codes.RULE_OUTBOUND,
      "The addresses that MaxCompute comes from may change.",
      Sources.SEED + ": Disclaimer; Step 4"),
  OWN_CA(
      WARNING,
      Codes.RULE_OWN_CA,
      "A KMS instance has a certificate of its own authority.",
      "KMS endpoints, read 2026-11-21"),
  HIVE(
      WARNING,
      Codes.RULE_HIVE,
      "For the data lakehouse the Hive-compatible data type edition is recommended.",
      Sources.SEED + ": Prerequisites"),
  HADOOP_PORTS(
      WARNING,
      Codes.RULE_HADOOP_PORTS,
      "A Hadoop cluster is reached on 9083 (metastore), 8020 (NameNode) and 50010 (DataNode).",
      Sources.SEED + ": Step 4"),
  SMARTNAT(
      ERROR,
      Codes.RULE_SMARTNAT,
      "Spark 3.4 and later have no SmartNAT: they reach the Internet over an ENI connection.",
      "FAQ about Spark on MaxCompute, read 2026-11-21"),
  NAT_GATEWAY(
      WARNING,
      Codes.RULE_SMARTNAT,
      "Over an ENI connection the Internet is reached through a NAT gateway of the VPC.",
      "aliyun/MaxCompute-Spark, network-access, read 2026-11-21"),
  BATCH_TIME(
      WARNING,
      Codes.RULE_BATCH_TIME,
      "The function time-out covers one batch, so it must hold batch.rows calls; 1 second for a"
          + " call is assumed.",
      "Flag parameters / MaxFrame Flag Reference, read 2026-11-21"),
  BATCH_REFUSED(
      ERROR,
      Codes.RULE_BATCH_TIME,
      "The function time-out leaves each row of a batch 1 ms or more for its request.",
      "Flag parameters / MaxFrame Flag Reference, read 2026-11-21"),
  LIMIT(
      WARNING,
      Codes.RULE_LIMIT,
      "LIMIT restricts the workers of a table with split flags to single concurrency.",
      "Flag parameters, read 2026-11-21"),
  UNDOCUMENTED(
      WARNING,
      Codes.RULE_UNDOCUMENTED,
      "A setting that no page shows for this kind of job is rendered by analogy.",
      Sources.SEED),
  READER_REFUSED(
      ERROR,
      Codes.SQL_READER,
      "A value that is written is one that odpscmd, PyODPS and odps-jdbc read alike.",
      Sources.READERS),
  READER(
      WARNING,
      Codes.SQL_READER,
      "A SET that is read is one that odpscmd, PyODPS and odps-jdbc read alike.",
      Sources.READERS),
  CONTRADICTION(
      WARNING,
      Codes.CATALOG_CONTRADICTION,
      "What two pages say differently is told with both.",
      "the catalogue");

  private final Severity severity;
  private final String code;
  private final String says;
  private final String source;

  Rule(Severity severity, String code, String says, String source) {
    this.severity = severity;
    this.code = code;
    this.says = says;
    this.source = source;
  }

  /** The stable code, one of {@link Codes}. */
  public String code() {
    return code;
  }

  /** Whether breaking it stops a renderer. */
  public Severity severity() {
    return severity;
  }

  /** What it says, a sentence or two. */
  public String says() {
    return says;
  }

  /** The page or code that it comes from and its date; empty where it needs none. */
  public String source() {
    return source;
  }

  /** The rule that a problem refers to; nothing for what is no rule of the service's. */
  public static Optional<Rule> of(Problem problem) {
    for (Rule rule : values()) {
      if (rule.code.equals(problem.code()) && rule.severity == problem.severity()) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** A problem that refers to this rule. */
  public Problem problem(String message, String remedy) {
    return (severity == ERROR
            ? Problem.error(code, message, remedy)
            : Problem.warning(code, message, remedy))
        .from(source);
  }

  /** Named once, since an enum's own constants cannot be used above its values. */
  private static final class Sources {
    static final String SEED = "Network connection process, 2025-02-12";
    static final String SERVICES = SEED + ": Access to specific Alibaba Cloud services";
    static final String READERS = "odpscmd, PyODPS and odps-jdbc sources, read 2026-11-21";
  }
}
