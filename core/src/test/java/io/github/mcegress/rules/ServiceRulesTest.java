package io.github.mcegress.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Alibaba Cloud's services, regions and connections: what is an error, and what each error says.
 */
class ServiceRulesTest {
  private static final Workload SPARK = Workload.spark("3.1.1");
  private static final String SEED = "Network connection process, 2025-02-12";
  private static final String SERVICES = SEED + ": Access to specific Alibaba Cloud services";
  private static final String CLUSTER =
      SERVICES + " / FAQ about Spark on MaxCompute, read 2026-11-21";

  private static EgressSpec.Builder inShanghai() {
    return EgressSpec.builder().region("cn-shanghai");
  }

  private static EgressSpec.Builder linked(String... hosts) {
    return inShanghai().dedicated(NetworkLink.named("testLink"), hosts);
  }

  private static String check(EgressSpec.Builder spec, Workload workload, String code) {
    return Rules.check(spec.build(), workload).stream()
        .filter(problem -> problem.code().startsWith("MCE-RULE-" + code))
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OSS | oss-cn-shanghai-internal.aliyuncs.com",
        "OSS | bucket.oss-cn-shanghai-internal.aliyuncs.com",
        "TABLESTORE | inst.cn-shanghai.ots-internal.aliyuncs.com"
      })
  void anInternalEndpointIsAnErrorForAUdf(String line) {
    String service = line.split(" \\| ")[0];
    String host = line.split(" \\| ")[1];
    assertEquals(
        "error MCE-RULE-SERVICE-NETWORK internet[2]: \""
            + host
            + ":443\" is an internal endpoint of "
            + service
            + ": a UDF reaches it by its public endpoint only; write service."
            + service.toLowerCase(java.util.Locale.ROOT)
            + " instead, or the public endpoint ["
            + CLUSTER
            + "]",
        check(
            inShanghai().internet("www.aliyun.com:80", host + ":443"),
            Workload.UDF,
            "SERVICE-NETWORK"));
    assertEquals("", check(inShanghai().internet(host + ":443"), SPARK, "SERVICE-NETWORK"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OSS | oss-cn-shanghai.aliyuncs.com",
        "OSS | bucket.oss-ap-southeast-1.aliyuncs.com",
        "TABLESTORE | inst.cn-shanghai.ots.aliyuncs.com"
      })
  void aPublicEndpointIsAnErrorForSparkInClusterMode(String line) {
    String service = line.split(" \\| ")[0];
    String host = line.split(" \\| ")[1];
    assertEquals(
        "error MCE-RULE-SERVICE-NETWORK internet[1]: \""
            + host
            + ":443\" is a public endpoint of "
            + service
            + ": Spark in cluster mode reaches internal endpoints only; write service."
            + service.toLowerCase(java.util.Locale.ROOT)
            + " instead, or the internal endpoint ["
            + CLUSTER
            + "]",
        check(inShanghai().internet(host + ":443"), SPARK, "SERVICE-NETWORK"));
    assertEquals("", check(inShanghai().internet(host + ":443"), Workload.UDF, "SERVICE-NETWORK"));
  }

  @Test
  void behindALinkAndInMapReduceTheRuleIsInDoubt() {
    String host = "b.oss-cn-shanghai-internal.aliyuncs.com:443";
    assertEquals(
        "warning MCE-RULE-SERVICE-NETWORK networklink.hosts[1]: \""
            + host
            + "\" is an internal endpoint of OSS: the page says that a UDF reaches it by its public"
            + " endpoint only, and in its FAQ speaks of remote VPC services such as KMS and OSS for"
            + " UDF tasks; write service.oss instead, or the public endpoint ["
            + SERVICES
            + "]",
        check(linked(host), Workload.UDF, "SERVICE-NETWORK"));
    assertEquals(
        "warning MCE-RULE-SERVICE-NETWORK internet[1]: \""
            + host
            + "\" is an internal endpoint of OSS: UDFs do not reach it; what holds for MapReduce, no"
            + " page says; write service.oss instead, or the public endpoint ["
            + SERVICES
            + "]",
        check(inShanghai().internet(host), Workload.MAPREDUCE, "SERVICE-NETWORK"));
    assertEquals("", check(linked(host), Workload.EXTERNAL_TABLE, "SERVICE-NETWORK"));
  }

  @Test
  void aPublicEndpointOfOssOrTablestoreCarriesBothStatements() {
    String lists =
        " ["
            + SEED
            + " / Access over the Internet; Access to specific Alibaba Cloud services,"
            + " 2026-08-20]";
    String both =
        ", whose domain is on the self-service list of 2025-02-12 and not on that of 2026-08-20,"
            + " while the same page says that a ticket adds such an endpoint; add it in the console;"
            + " if that fails, submit a ticket"
            + lists;
    assertEquals(
        "warning MCE-RULE-REVIEW internet[1]: \"oss-cn-shanghai.aliyuncs.com:443\" is a public"
            + " endpoint of OSS"
            + both
            + "\nwarning MCE-RULE-REVIEW service.oss[2]: \"two.oss-cn-shanghai.aliyuncs.com:443\" is"
            + " a public endpoint of OSS"
            + both
            + "\nwarning MCE-RULE-REVIEW service.tablestore[1]:"
            + " \"inst.cn-shanghai.ots.aliyuncs.com:443\" is a public endpoint of TABLESTORE"
            + both,
        check(
                inShanghai()
                    .internet(
                        "oss-cn-shanghai.aliyuncs.com:443", "one.oss-cn-shanghai.aliyuncs.com:443")
                    .service(CloudService.oss("one"))
                    .service(CloudService.oss("two"))
                    .service(CloudService.tablestore("inst")),
                Workload.UDF,
                "REVIEW")
            .replaceFirst("warning [^\n]*internet\\[2\\][^\n]*\n", ""));
  }

  @Test
  void aServiceNeedsARegionAndAnEndpoint() {
    EgressSpec.Builder nowhere =
        EgressSpec.builder()
            .service(CloudService.oss("bucket"))
            .service(CloudService.kms())
            .service(CloudService.kms("kst-1"));
    assertEquals(
        "error MCE-RULE-SERVICE service.oss: \"service.oss = bucket\" has an endpoint per region,"
            + " and no region is declared; declare the project's region, say region = cn-shanghai\n"
            + "error MCE-RULE-SERVICE service.kms: \"service.kms = true\" has an endpoint per"
            + " region, and no region is declared; declare the project's region, say region ="
            + " cn-shanghai\n"
            + "error MCE-RULE-SERVICE service.kms: \"service.kms = kst-1\" has no endpoint that UDF"
            + " reaches without a dedicated connection; declare networklink ["
            + SERVICES
            + "]",
        check(nowhere, Workload.UDF, "SERVICE"));
    assertEquals(
        "error MCE-RULE-SERVICE service.oss: \"service.oss = bucket\" has an endpoint per region,"
            + " and no region is declared; declare the project's region, say region = cn-shanghai",
        check(nowhere, Workload.EXTERNAL_TABLE, "SERVICE"));
  }

  @Test
  void anInstanceOfKmsBringsItsOwnAuthority() {
    assertEquals(
        "warning MCE-RULE-OWN-CA service.kms[1]: the certificate of"
            + " kst-1.cryptoservice.kms.aliyuncs.com is of the instance's own authority; ship the"
            + " instance's CA certificate with the job (trustPem) [KMS endpoints, read 2026-11-21]",
        check(linked().service(CloudService.kms("kst-1")), Workload.UDF, "OWN-CA"));
    assertEquals("", check(linked().service(CloudService.kms()), Workload.UDF, "OWN-CA"));
  }

  @Test
  void tellsADoubtOfTheCatalogue() {
    assertEquals(
        "warning MCE-RULE-SERVICE service.dlf[1]: \"dlf.cn-shanghai.aliyuncs.com:443\" for"
            + " service.dlf = true: only ten regions, which were not listed; check it in the"
            + " service's console [Alibaba Cloud documentation (page not noted), read 2026-11-21]",
        check(inShanghai().service(CloudService.dlf()), Workload.UDF, "SERVICE"));
  }

  @Test
  void aRegionThatDoesNotSupportTheSchemeIsAnError() {
    String regions =
        Rules.check(
                EgressSpec.builder()
                    .region("cn-chengdu")
                    .dedicated(NetworkLink.named("a"), "b:1")
                    .build(),
                Workload.UDF)
            .get(0)
            .toString();
    assertEquals(
        "error MCE-RULE-REGION region: cn-chengdu does not support access over a VPC (dedicated"
            + " connection); run the job in a region that does: cn-beijing, cn-shanghai,"
            + " cn-zhangjiakou, cn-hangzhou, cn-shenzhen, cn-hongkong, ap-southeast-1, eu-central-1,"
            + " us-east-1 [Network connection process, 2025-02-12, read 2026-11-21]",
        regions);
    assertEquals(
        "",
        check(
            EgressSpec.builder().region("cn-chengdu").internet("www.aliyun.com:80"),
            Workload.UDF,
            "REGION"));
    assertEquals(
        "error MCE-RULE-REGION region: ap-northeast-1 does not support access over the Internet;",
        check(
                EgressSpec.builder().region("ap-northeast-1").internet("www.aliyun.com:80"),
                SPARK,
                "REGION")
            .replaceFirst("; run the job.*", ";"));
    assertEquals(
        "",
        check(
            EgressSpec.builder().region("ap-northeast-1").internet("www.aliyun.com:80"),
            Workload.EXTERNAL_TABLE,
            "REGION"));
  }

  @Test
  void whatDependsOnARegionThatIsNotDeclaredOrKnownIsNotChecked() {
    EgressSpec.Builder nowhere =
        EgressSpec.builder()
            .internet("www.aliyun.com:80")
            .dedicated(NetworkLink.named("a"), "db.com:1")
            .dedicated(Vpc.of("cn-beijing", "vpc-1"), "db.com:1");
    assertEquals(
        "warning MCE-RULE-REGION region: no region is declared; not checked: whether it supports"
            + " access over the Internet and access over a VPC (dedicated connection), whether it is"
            + " the VPC's; declare the project's region, say region = cn-shanghai ["
            + SEED
            + ": Supported regions]",
        check(nowhere, Workload.UDF, "REGION"));
    assertEquals(
        "warning MCE-RULE-REGION region: the catalogue has no region \"cn-mars\"; not checked:"
            + " whether it supports access over the Internet; check the region id, or lay a newer"
            + " text over the catalogue ["
            + SEED
            + ": Supported regions]",
        check(
            EgressSpec.builder().region("cn-mars").internet("www.aliyun.com:80"),
            Workload.UDF,
            "REGION"));
    assertEquals(
        "warning MCE-RULE-REGION region: no page says whether cn-north-2-gov-1 supports access over"
            + " the Internet; look whether the console offers it there [Endpoints (help.aliyun.com"
            + " 34951), only its start, read 2026-11-21]",
        check(
            EgressSpec.builder().region("cn-north-2-gov-1").internet("www.aliyun.com:80"),
            Workload.UDF,
            "REGION"));
  }

  @Test
  void aDisputedRegionIsToldWithBothPages() {
    String told =
        Rules.check(
                EgressSpec.builder()
                    .region("us-west-1")
                    .dedicated(NetworkLink.named("a"), "db.com:1")
                    .build(),
                Workload.UDF)
            .stream()
            .map(Problem::toString)
            .filter(it -> it.startsWith("warning MCE-CATALOG-CONTRADICTION"))
            .collect(Collectors.joining("\n"));
    assertEquals(Catalog.shipped().contradiction("vpc-regions").get().warning().toString(), told);
  }

  @Test
  void aVpcOfAnotherRegionIsAnErrorForSparkAndBesideALink() {
    String error =
        "error MCE-RULE-VPC-REGION vpc: \"cn-beijing:vpc-1\" is a VPC of cn-beijing, the project's"
            + " region is cn-shanghai; declare the VPC of the dedicated connection in cn-shanghai and"
            + " peer the other one with it ["
            + SEED
            + " / aliyun/MaxCompute-Spark, vpc-access, read 2026-11-21]";
    EgressSpec.Builder alone =
        inShanghai().internet("a.aliyun.com:1").dedicated(Vpc.of("cn-beijing", "vpc-1"), "b.com:1");
    assertEquals(error, check(alone, SPARK, "VPC-REGION"));
    assertEquals("", check(alone, Workload.UDF, "VPC-REGION"));
    EgressSpec.Builder both = linked("b.com:1").dedicated(Vpc.of("cn-beijing", "vpc-1"), "b.com:1");
    assertEquals(error, check(both, SPARK, "VPC-REGION"));
    assertEquals(error, check(both, Workload.UDF, "VPC-REGION"));
  }

  @Test
  void aConnectionIsToldOnceWhatItAsksFor() {
    String owner =
        "warning MCE-RULE-OWNER networklink: the VPC's owner, the account of the project and the"
            + " target's administrator must be one Alibaba Cloud account, or RAM users of it; check"
            + " the three accounts ["
            + SEED
            + ": Prerequisites]";
    assertEquals(owner, check(linked("a.com:1", "b.com:1"), Workload.UDF, "OWNER"));
    assertEquals("", check(linked("a.com:1"), SPARK, "OWNER"));
    assertEquals(
        "warning MCE-RULE-ONE-VPC networklink.hosts: a dedicated connection reaches one VPC, and 2"
            + " hosts are declared; peer any other VPC, of this region or another, with that one ["
            + SEED
            + ": Scheme 2]",
        check(linked("a.com:1", "b.com:1"), Workload.UDF, "ONE-VPC"));
    assertEquals("", check(linked("a.com:1", "a.com:2"), Workload.UDF, "ONE-VPC"));
    assertEquals(
        "warning MCE-RULE-OUTBOUND networklink: the addresses of MaxCompute's network interfaces may"
            + " change: where the target lets only known addresses in, access may break; let in the"
            + " connection's security group, or the CIDR block of its vSwitch ["
            + SEED
            + ": Disclaimer; Step 4]",
        check(linked("a.com:1", "b.com:1"), Workload.UDF, "OUTBOUND"));
  }

  @Test
  void foreignTargetsMayHaveAWhitelist() {
    assertEquals(
        "warning MCE-RULE-OUTBOUND internet: MaxCompute's outbound addresses may change: where"
            + " api.example.com, 203.0.113.7 let only known addresses in, access may break; do"
            + " without such a whitelist, or ask for the addresses by a ticket and renew them ["
            + SEED
            + ": Disclaimer; Step 4]",
        check(
            inShanghai().internet("www.aliyun.com:80", "api.example.com:443", "203.0.113.7:443"),
            Workload.UDF,
            "OUTBOUND"));
    assertEquals("", check(inShanghai().internet("www.aliyun.com:80"), Workload.UDF, "OUTBOUND"));
  }

  @Test
  void theLakehouseWantsItsEditionAndPorts() {
    assertEquals(
        "warning MCE-RULE-HIVE: for the data lakehouse the project's data type edition should be the"
            + " Hive-compatible one; set it, unless the project needs another ["
            + SEED
            + ": Prerequisites]\n"
            + "warning MCE-RULE-HADOOP-PORTS networklink.hosts: no host of the Hadoop cluster is"
            + " declared with port 8020, 50010; declare metastore (9083), NameNode (8020) and"
            + " DataNodes (50010) as the cluster has them ["
            + SEED
            + ": Step 4]",
        check(linked("10.0.0.1:9083"), Workload.EXTERNAL_TABLE, "H"));
    EgressSpec.Builder all = linked("10.0.0.1:9083", "10.0.0.1:8020", "10.0.0.2:50010");
    assertEquals("", check(all, Workload.EXTERNAL_TABLE, "HADOOP"));
    assertEquals("", check(all, Workload.UDF, "H"));
    assertEquals("", check(linked("10.0.0.1:3306"), Workload.EXTERNAL_TABLE, "H"));
  }

  @Test
  void sparkFrom34OnHasNoSmartNat() {
    EgressSpec.Builder internet = inShanghai().internet("www.aliyun.com:80");
    String faq = " [FAQ about Spark on MaxCompute, read 2026-11-21]";
    assertEquals("", check(internet, Workload.spark("3.3.9"), "SMARTNAT"));
    assertEquals("", check(internet, Workload.spark("2.4.5"), "SMARTNAT"));
    for (String version : new String[] {"3.4", "3.4.2", "3.10.0", "4.0.0", "10.1"}) {
      assertEquals(
          "error MCE-RULE-SMARTNAT internet: Spark "
              + version
              + " has no SmartNAT, and no VPC is declared to reach the Internet by; declare vpc ="
              + " regionid:vpcid, and give that VPC a NAT gateway with SNAT"
              + faq,
          check(internet, Workload.spark(version), "SMARTNAT"));
    }
    assertEquals(
        "warning MCE-RULE-SMARTNAT internet: over the ENI connection the Internet is reached through"
            + " the VPC; give the VPC a NAT gateway with SNAT [aliyun/MaxCompute-Spark,"
            + " network-access, read 2026-11-21]",
        check(
            inShanghai()
                .internet("www.aliyun.com:80")
                .dedicated(Vpc.of("cn-shanghai", "vpc-1"), "db.com:1"),
            Workload.spark("3.5.2"),
            "SMARTNAT"));
  }

  @Test
  void aTimeOutMustHoldItsBatch() {
    String read = " [Flag parameters / MaxFrame Flag Reference, read 2026-11-21]";
    assertEquals(
        "warning MCE-RULE-BATCH-TIME batch.timeout: a batch of 601 rows takes 601 s at 1 s for a"
            + " call, and its time-out is 600 s; lower batch.rows to 600 or less, or raise"
            + " batch.timeout"
            + read,
        check(batch("batch.rows = 601\nbatch.timeout = 10m"), Workload.UDF, "BATCH"));
    assertEquals("", check(batch("batch.rows = 600\nbatch.timeout = 10m"), Workload.UDF, "BATCH"));
    assertEquals(
        "warning MCE-RULE-BATCH-TIME batch.timeout: a batch of 1024 rows (the default) takes 1024 s"
            + " at 1 s for a call, and its time-out is 60 s; lower batch.rows to 60 or less, or raise"
            + " batch.timeout"
            + read,
        check(batch("batch.timeout = 60s"), Workload.UDF, "BATCH"));
    assertEquals(
        "warning MCE-RULE-BATCH-TIME batch.timeout: a batch of 1024 rows takes 1024 s at 1 s for a"
            + " call, and its time-out is 600 s by default (600 on one page, 1800 on another); lower"
            + " batch.rows to 600 or less, or raise batch.timeout"
            + read,
        check(batch("batch.rows = 1024"), Workload.UDF, "BATCH"));
    assertEquals("", check(batch(""), Workload.UDF, "BATCH"));
    assertEquals("", check(batch("batch.rows = 1024"), SPARK, "BATCH"));
    assertEquals("", check(batch("batch.timeout = 1s"), Workload.MAPREDUCE, "BATCH"));
    assertEquals(
        "", check(batch("batch.timeout = 60s\nmax-connections = 1"), Workload.UDF, "BATCH"));
  }

  @Test
  void refusesABatchThatLeavesARequestNoTime() {
    assertEquals(
        "error MCE-RULE-BATCH-TIME batch.timeout: no request fits: 1 s / 1024 rows (the default) ="
            + " 0 ms for each request, and 1 ms is the shortest; lower batch.rows to 1 or less, or"
            + " raise batch.timeout"
            + " [Flag parameters / MaxFrame Flag Reference, read 2026-11-21]",
        check(batch("batch.timeout = 1s"), Workload.UDF, "BATCH"));
    assertEquals(
        Rule.BATCH_TIME,
        Rule.of(
                Rules.checkHints(
                        Collections.singletonMap(
                            "odps.sql.executionengine.batch.rowcount", "600000"))
                    .get(0))
            .get());
    assertEquals(
        Rule.BATCH_REFUSED,
        Rule.of(
                Rules.checkHints(
                        Collections.singletonMap(
                            "odps.sql.executionengine.batch.rowcount", "600001"))
                    .get(0))
            .get());
  }

  private static EgressSpec.Builder batch(String lines) {
    return EgressSpec.parse("region = cn-shanghai\ninternet = a.aliyun.com:1\n" + lines)
        .toBuilder();
  }
}
