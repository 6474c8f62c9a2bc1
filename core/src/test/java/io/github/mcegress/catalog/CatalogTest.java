package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.CloudService;
import io.github.mcegress.settings.SessionHints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
  private static final Catalog CATALOG = Catalog.shipped();

  @Test
  void isReadOnce() {
    assertSame(CATALOG, Catalog.shipped());
  }

  @Test
  void internetHasTheRegionsOfNetworkConnectionProcess() {
    assertEquals(
        "[ap-southeast-1, ap-southeast-3, ap-southeast-5, cn-beijing, cn-chengdu, cn-hangzhou,"
            + " cn-hongkong, cn-shanghai, cn-shenzhen, cn-wulanchabu, cn-zhangjiakou, eu-central-1,"
            + " us-east-1, us-west-1]",
        regions(Scheme.INTERNET, Support.YES).toString());
  }

  @Test
  void vpcIsDisputedWhereOneOfThePagesLeavesTheRegionOut() {
    assertEquals(
        "[ap-southeast-1, cn-beijing, cn-hangzhou, cn-hongkong, cn-shanghai, cn-shenzhen,"
            + " cn-zhangjiakou, eu-central-1, us-east-1]",
        regions(Scheme.VPC, Support.YES).toString());
    assertEquals(
        "[ap-northeast-1, ap-southeast-3, ap-southeast-5, cn-shanghai-finance-1, cn-wulanchabu,"
            + " us-west-1]",
        regions(Scheme.VPC, Support.DISPUTED).toString());
    assertTrue(regions(Scheme.VPC, Support.NO).contains("cn-chengdu"));
  }

  @Test
  void whatNoPageSaysIsUnknown() {
    assertEquals(
        "[cn-hangzhou-finance, cn-north-2-gov-1]", regions(Scheme.VPC, Support.UNKNOWN).toString());
    assertEquals(regions(Scheme.VPC, Support.UNKNOWN), regions(Scheme.INTERNET, Support.UNKNOWN));
    assertEquals(Optional.empty(), CATALOG.region("cn-nowhere"));
  }

  private static Set<String> regions(Scheme scheme, Support support) {
    return CATALOG.regions().stream()
        .filter(region -> region.supports(scheme) == support)
        .map(Region::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void regionTellsItsSourcesAndDates() {
    Region region = CATALOG.region("ap-northeast-1").get();
    assertEquals("ap-northeast-1, Japan (Tokyo)", region.toString());
    assertEquals(Arrays.asList("A", "B"), region.zones());
    assertEquals(
        "Network connection process, 2025-02-12, read 2026-11-21 / Access over a VPC (dedicated"
            + " connection), 2026-07, only its start, read 2026-11-21 / Use UDFs to access"
            + " resources in VPCs, 2026-08-22, only its start, read 2026-11-21",
        region.source());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "oss, PUBLIC, the-name.oss-cn-shanghai.aliyuncs.com:443",
        "oss, INTERNAL, the-name.oss-cn-shanghai-internal.aliyuncs.com:443",
        "oss, VPC, -",
        "tablestore, PUBLIC, the-name.cn-shanghai.ots.aliyuncs.com:443",
        "tablestore, VPC, the-name.cn-shanghai.vpc.tablestore.aliyuncs.com:443",
        "tablestore, INTERNAL, the-name.cn-shanghai.ots-internal.aliyuncs.com:443",
        "hologres, PUBLIC, the-name-cn-shanghai.hologres.aliyuncs.com:80",
        "hologres, VPC, the-name-cn-shanghai-vpc-st.hologres.aliyuncs.com:80",
        "hologres, INTERNAL, the-name-cn-shanghai-internal.hologres.aliyuncs.com:80",
        "log, PUBLIC, the-name.cn-shanghai.log.aliyuncs.com:443",
        "log, INTERNAL, the-name.cn-shanghai-intranet.log.aliyuncs.com:80",
        "kms, PUBLIC, kms.cn-shanghai.aliyuncs.com:443",
        "kms, VPC, kms-vpc.cn-shanghai.aliyuncs.com:443",
        "kms, INTERNAL, -",
        "kms-instance, PUBLIC, -",
        "kms-instance, VPC, kst-1.cryptoservice.kms.aliyuncs.com:443",
        "dlf, PUBLIC, dlf.cn-shanghai.aliyuncs.com:443",
        "dlf, VPC, dlf-vpc.cn-shanghai.aliyuncs.com:443",
        "dlf, INTERNAL, dlf-share.cn-shanghai.aliyuncs.com:443"
      })
  void spellsTheEndpointsOfServices(String service, Network network, String expected) {
    assertEquals(
        expected,
        CATALOG
            .endpoint(service(service), "cn-shanghai", network)
            .map(Object::toString)
            .orElse(null));
  }

  private static CloudService service(String name) {
    switch (name) {
      case "oss":
        return CloudService.oss("the-name");
      case "tablestore":
        return CloudService.tablestore("the-name");
      case "hologres":
        return CloudService.hologres("the-name");
      case "log":
        return CloudService.log("the-name");
      case "kms":
        return CloudService.kms();
      case "kms-instance":
        return CloudService.kms("kst-1");
      default:
        return CloudService.dlf();
    }
  }

  @Test
  void everyServiceOfADescriptionHasAnEndpoint() {
    for (CloudService.Kind kind : CloudService.Kind.all()) {
      assertTrue(
          CATALOG.services().stream().anyMatch(row -> row.kind().equals(Optional.of(kind))),
          kind.name());
    }
  }

  @Test
  void spellsTheEndpointsOfMaxCompute() {
    assertEquals(
        "SERVICE PUBLIC https://service.ap-southeast-1.maxcompute.aliyun.com/api\n"
            + "TUNNEL PUBLIC https://dt.ap-southeast-1.maxcompute.aliyun.com\n"
            + "SERVICE VPC https://service.ap-southeast-1-vpc.maxcompute.aliyun-inc.com/api\n"
            + "TUNNEL VPC https://dt.ap-southeast-1-vpc.maxcompute.aliyun-inc.com\n"
            + "TUNNEL_EXCLUSIVE VPC"
            + " https://dt-exclusive.ap-southeast-1-vpc.maxcompute.aliyun-inc.com\n"
            + "SERVICE INTERNAL"
            + " https://service.ap-southeast-1-intranet.maxcompute.aliyun-inc.com/api\n"
            + "TUNNEL INTERNAL https://dt.ap-southeast-1-intranet.maxcompute.aliyun-inc.com\n"
            + "CATALOG_API PUBLIC https://catalogapi.ap-southeast-1.maxcompute.aliyun.com\n"
            + "CATALOG_API VPC https://catalogapi.ap-southeast-1-vpc.maxcompute.aliyun-inc.com\n"
            + "CATALOG_API INTERNAL"
            + " https://catalogapi.ap-southeast-1-intranet.maxcompute.aliyun-inc.com\n"
            + "OPENAPI PUBLIC https://maxcompute.ap-southeast-1.aliyuncs.com\n"
            + "OPENAPI VPC https://maxcompute-vpc.ap-southeast-1.aliyuncs.com\n"
            + "SERVICE LEGACY http://service.ap-southeast-1.maxcompute.aliyun-inc.com/api\n"
            + "TUNNEL LEGACY http://dt.ap-southeast-1.maxcompute.aliyun-inc.com\n",
        lines(CATALOG.endpointsOf("ap-southeast-1")));
  }

  @Test
  void aRowForOneRegionTakesThePlaceOfTheOneForEach() {
    assertEquals(
        "SERVICE LEGACY http://service.uk-all.maxcompute.aliyun-inc.com/api\n"
            + "TUNNEL LEGACY http://dt.uk-all.maxcompute.aliyun-inc.com\n",
        lines(CATALOG.endpointsOf("eu-west-1", Network.LEGACY)));
  }

  @Test
  void hasNoEndpointOfMaxComputeForARegionItDoesNotKnow() {
    assertEquals("", lines(CATALOG.endpointsOf("cn-nowhere")));
  }

  private static String lines(List<?> rows) {
    return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
  }

  @Test
  void knowsTheKeysThatAreRendered() {
    for (String key :
        Arrays.asList(
            SessionHints.ACCESS_LIST,
            SessionHints.NETWORK_LINK,
            SessionHints.QUOTA,
            SessionHints.ISOLATION,
            SessionHints.BATCH_ROWS,
            SessionHints.FUNCTION_TIMEOUT)) {
      assertTrue(CATALOG.key(key).get().surfaces().contains(Surface.SQL), key);
    }
    assertEquals(Optional.empty(), CATALOG.key("odps.no.such.key"));
  }

  @Test
  void everyRowHasASourceWithTheDateItWasRead() {
    List<String> sources = new ArrayList<>();
    CATALOG.regions().forEach(row -> sources.add(row.source()));
    CATALOG.services().forEach(row -> sources.add(row.source()));
    CATALOG.maxComputeEndpoints().forEach(row -> sources.add(row.source()));
    CATALOG.selfService().forEach(row -> sources.add(row.source()));
    CATALOG.keys().forEach(row -> sources.add(row.source()));
    CATALOG.contradictions().forEach(row -> sources.add(Source.text(row.firstSources())));
    CATALOG.contradictions().forEach(row -> sources.add(Source.text(row.secondSources())));
    for (String source : sources) {
      assertTrue(source.matches(".+, read 2026-11-21"), source);
    }
    for (Source source : CATALOG.sources()) {
      assertTrue(sources.stream().anyMatch(text -> text.contains(source.toString())), source.id());
    }
  }

  @Test
  void everyDoubtPointsToContradictionsThatAreThere() {
    List<String> doubts = new ArrayList<>();
    CATALOG.regions().forEach(row -> doubts.add(row.doubt()));
    CATALOG.services().forEach(row -> doubts.add(row.doubt()));
    CATALOG.maxComputeEndpoints().forEach(row -> doubts.add(row.doubt()));
    CATALOG.keys().forEach(row -> doubts.add(row.doubt()));
    Pattern reference = Pattern.compile("see the contradictions? (.*)$");
    int references = 0;
    for (String doubt : doubts) {
      Matcher matcher = reference.matcher(doubt);
      if (matcher.find()) {
        for (String id : matcher.group(1).split(", | and ", -1)) {
          assertTrue(CATALOG.contradiction(id).isPresent(), doubt);
          references++;
        }
      }
    }
    assertTrue(references > 20);
  }

  @Test
  void cannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> CATALOG.regions().clear());
    assertThrows(UnsupportedOperationException.class, () -> CATALOG.keys().clear());
    assertThrows(UnsupportedOperationException.class, () -> CATALOG.contradictions().clear());
    assertThrows(
        UnsupportedOperationException.class,
        () -> CATALOG.selfService().get(0).domains().add("example.com"));
    assertThrows(
        UnsupportedOperationException.class,
        () -> CATALOG.contradictions().get(0).topics().clear());
  }
}
