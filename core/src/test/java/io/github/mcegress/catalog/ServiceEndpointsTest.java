package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.EgressSpecTest;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import io.github.mcegress.Workload;
import io.github.mcegress.settings.SessionHints;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ServiceEndpointsTest {
  private static final Workload SPARK = Workload.spark("3.1.1");
  private static final Catalog CATALOG = Catalog.shipped();

  private static EgressSpec.Builder all() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443")
        .service(CloudService.oss("bucket"))
        .service(CloudService.tablestore("inst"))
        .service(CloudService.hologres("holo"))
        .service(CloudService.log("project"))
        .service(CloudService.kms())
        .service(CloudService.dlf());
  }

  private static String routes(EgressSpec spec, Workload workload) {
    return ServiceEndpoints.of(spec, workload, CATALOG).routes().stream()
        .map(route -> route.network() + " " + route.endpoint())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aUdfReachesEverythingByItsPublicEndpoint() {
    for (Workload workload : new Workload[] {Workload.UDF, Workload.MAPREDUCE}) {
      assertEquals(
          "region = cn-shanghai\n"
              + "internet = www.aliyun.com:443, bucket.oss-cn-shanghai.aliyuncs.com:443,"
              + " inst.cn-shanghai.ots.aliyuncs.com:443, holo-cn-shanghai.hologres.aliyuncs.com:80,"
              + " project.cn-shanghai.log.aliyuncs.com:443, kms.cn-shanghai.aliyuncs.com:443,"
              + " dlf.cn-shanghai.aliyuncs.com:443\n",
          ServiceEndpoints.expand(all().build(), workload).toText());
    }
  }

  @Test
  void behindALinkItReachesVpcEndpointsButForOssAndTablestore() {
    EgressSpec spec =
        all()
            .service(CloudService.kms("kst-1"))
            .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
            .build();
    assertEquals(
        "region = cn-shanghai\n"
            + "internet = www.aliyun.com:443, bucket.oss-cn-shanghai.aliyuncs.com:443,"
            + " inst.cn-shanghai.ots.aliyuncs.com:443, project.cn-shanghai.log.aliyuncs.com:443\n"
            + "networklink = testLink\n"
            + "networklink.hosts = db.example.com:3306,"
            + " holo-cn-shanghai-vpc-st.hologres.aliyuncs.com:80,"
            + " kms-vpc.cn-shanghai.aliyuncs.com:443, kst-1.cryptoservice.kms.aliyuncs.com:443,"
            + " dlf-vpc.cn-shanghai.aliyuncs.com:443\n",
        ServiceEndpoints.expand(spec, Workload.UDF).toText());
  }

  @Test
  void tablesAndSparkUseInternalEndpoints() {
    String internal =
        "INTERNAL bucket.oss-cn-shanghai-internal.aliyuncs.com:443\n"
            + "INTERNAL inst.cn-shanghai.ots-internal.aliyuncs.com:443\n"
            + "INTERNAL holo-cn-shanghai-internal.hologres.aliyuncs.com:80\n"
            + "INTERNAL project.cn-shanghai-intranet.log.aliyuncs.com:80\n";
    String dlf = "INTERNAL dlf-share.cn-shanghai.aliyuncs.com:443";
    assertEquals(internal + dlf, routes(all().build(), Workload.EXTERNAL_TABLE));
    EgressSpec spec = all().build();
    assertSame(spec, ServiceEndpoints.expand(spec, Workload.EXTERNAL_TABLE));
    assertEquals(
        internal + "PUBLIC kms.cn-shanghai.aliyuncs.com:443\n" + dlf, routes(all().build(), SPARK));
    assertEquals(
        internal + "VPC kms-vpc.cn-shanghai.aliyuncs.com:443\n" + dlf,
        routes(all().dedicated(Vpc.of("cn-shanghai", "vpc-1")).build(), SPARK));
    assertEquals(
        "region = cn-shanghai\n"
            + "internet = www.aliyun.com:443\n"
            + "vpc = cn-shanghai:vpc-1\n"
            + "vpc.hosts = kms-vpc.cn-shanghai.aliyuncs.com:443\n"
            + "service.oss = bucket\n"
            + "service.tablestore = inst\n"
            + "service.hologres = holo\n"
            + "service.log = project\n"
            + "service.dlf = true\n",
        ServiceEndpoints.expand(all().dedicated(Vpc.of("cn-shanghai", "vpc-1")).build(), SPARK)
            .toText());
  }

  @Test
  void writesNoEndpointTwice() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-shanghai")
            .internet("bucket.oss-cn-shanghai.aliyuncs.com:443")
            .service(CloudService.oss("bucket"))
            .build();
    assertEquals(
        "region = cn-shanghai\ninternet = bucket.oss-cn-shanghai.aliyuncs.com:443\n",
        ServiceEndpoints.expand(spec, Workload.UDF).toText());
  }

  @Test
  void tellsEveryServiceThatCannotBeReached() {
    EgressSpec spec =
        EgressSpec.builder()
            .service(CloudService.oss("bucket"))
            .service(CloudService.kms("kst-1"))
            .build();
    assertEquals(
        "error MCE-RULE-SERVICE service.oss: \"service.oss = bucket\" has an endpoint per region,"
            + " and no region is declared; declare the project's region, say region = cn-shanghai\n"
            + "error MCE-RULE-SERVICE service.kms: \"service.kms = kst-1\" has no endpoint that"
            + " MAPREDUCE reaches without a dedicated connection; declare networklink [Network"
            + " connection process, 2025-02-12: Access to specific Alibaba Cloud services]",
        Refusal.of(() -> ServiceEndpoints.expand(spec, Workload.MAPREDUCE)));
  }

  @Test
  void aKmsInstanceNeedsNoRegion() {
    EgressSpec spec =
        EgressSpec.builder()
            .service(CloudService.kms("kst-1"))
            .dedicated(NetworkLink.named("a"))
            .build();
    assertEquals(
        "networklink = a\nnetworklink.hosts = kst-1.cryptoservice.kms.aliyuncs.com:443\n",
        ServiceEndpoints.expand(spec, Workload.UDF).toText());
  }

  @Test
  void followsANewerCatalogue() {
    Catalog newer =
        CATALOG.overlaid(
            "service | OSS | PUBLIC | 8443 | {name}.oss.{region}.example.com | oss-endpoints | -");
    EgressSpec spec =
        EgressSpec.builder().region("cn-shanghai").service(CloudService.oss("bucket")).build();
    assertEquals(
        "region = cn-shanghai\ninternet = bucket.oss.cn-shanghai.example.com:8443\n",
        ServiceEndpoints.expand(spec, Workload.UDF, newer).toText());
  }

  @Test
  void knowsWhoseAHostIs() {
    ServiceHosts hosts = CATALOG.serviceHosts();
    assertEquals("OSS PUBLIC", whose(hosts, "oss-cn-shanghai.aliyuncs.com"));
    assertEquals("OSS PUBLIC", whose(hosts, "a-b.oss-cn-north-2-gov-1.aliyuncs.com"));
    assertEquals("OSS INTERNAL", whose(hosts, "oss-cn-shanghai-internal.aliyuncs.com"));
    assertEquals("TABLESTORE INTERNAL", whose(hosts, "a.cn-shanghai.ots-internal.aliyuncs.com"));
    assertEquals("TABLESTORE VPC", whose(hosts, "a.cn-shanghai.vpc.tablestore.aliyuncs.com"));
    assertEquals("KMS VPC", whose(hosts, "kms-vpc.cn-shanghai.aliyuncs.com"));
    assertEquals("", whose(hosts, "www.aliyun.com"));
    assertEquals("", whose(hosts, "oss-cn-shanghai.aliyuncs.com.example.com"));
    assertEquals("", whose(hosts, "x.y.oss-cn-shanghai.aliyuncs.com"));
  }

  private static String whose(ServiceHosts hosts, String host) {
    return hosts.serviceOf(host).map(row -> row.service() + " " + row.network()).orElse("");
  }

  @Property
  void expandingTwiceChangesNothing(@ForAll("withServices") EgressSpec spec) {
    for (Workload workload :
        new Workload[] {Workload.UDF, Workload.MAPREDUCE, Workload.EXTERNAL_TABLE, SPARK}) {
      EgressSpec once = ServiceEndpoints.of(spec, workload, CATALOG).expanded();
      assertEquals(once, ServiceEndpoints.of(once, workload, CATALOG).expanded());
      assertEquals(once, EgressSpec.parse(once.toText()));
    }
  }

  @Property
  void theHintsOfServicesAreThoseOfTheirEndpoints(@ForAll("withServices") EgressSpec spec) {
    SessionHints hints;
    try {
      hints = SessionHints.from(spec);
    } catch (InvalidEgressException e) {
      return; // The rules refuse private addresses and services without a region.
    }
    EgressSpec plain = ServiceEndpoints.expand(spec, Workload.UDF);
    assertEquals(SessionHints.from(plain), hints);
    String written;
    try {
      written = hints.toSetStatements();
    } catch (InvalidEgressException e) {
      return; // Some reader would read a value otherwise.
    }
    assertEquals(hints, SessionHints.parse(written));
  }

  @Provide
  Arbitrary<EgressSpec> withServices() {
    Arbitrary<Set<CloudService>> services =
        Arbitraries.of(
                CloudService.oss("bucket"),
                CloudService.oss("my-bucket"),
                CloudService.tablestore("inst"),
                CloudService.hologres("hgpost-1"),
                CloudService.log("project"),
                CloudService.kms(),
                CloudService.kms("kst-1"),
                CloudService.dlf())
            .set()
            .ofMaxSize(5);
    return Combinators.combine(EgressSpecTest.specArbitrary(), services)
        .as(
            (spec, added) -> {
              EgressSpec.Builder builder = spec.toBuilder();
              new LinkedHashSet<>(added).forEach(builder::service);
              return builder.build();
            });
  }
}
