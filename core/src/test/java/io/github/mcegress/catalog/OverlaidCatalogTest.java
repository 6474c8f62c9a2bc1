package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.CloudService;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

/** A user's newer rows over the catalogue that came with the jar. */
class OverlaidCatalogTest {
  private static final Catalog SHIPPED = Catalog.shipped();
  private static final String MINE = "source | mine | page | My page | 2027-01-05 | 2027-01-06\n";

  @Test
  void aNewerVersionOfTheSelfServiceListComesToTheOthers() {
    Catalog newer =
        SHIPPED.overlaid("self-service | 2027-01-05 | aliyun.com, example.com | mine\n" + MINE);
    List<SelfServiceDomains> versions = newer.selfService();
    assertEquals(
        "[Network connection process, 2025-02-12, Access over the Internet; Access to specific"
            + " Alibaba Cloud services, 2026-08-20, My page, 2027-01-05]",
        versions.toString());
    assertTrue(versions.get(2).covers("www.example.com"));
    assertEquals("My page, 2027-01-05, read 2027-01-06", versions.get(2).source());
    assertEquals(2, SHIPPED.selfService().size());
  }

  @Test
  void aRowTakesThePlaceOfTheOneWithTheSameIdentity() {
    Catalog newer =
        SHIPPED.overlaid(
            MINE
                + "region | us-west-1 | US (Silicon Valley) | YES | NO | YES | A | mine | -\n"
                + "service | OSS | PUBLIC | 8443 | {name}.oss.example.com | mine | -\n"
                + "maxcompute | SERVICE | VPC | cn-beijing | https://m.example.com/api | mine | -\n"
                + "key | odps.stage.mem | SQL | integer | 1024..2048 MiB | - | - | mine | -\n"
                + "contradiction | jar-size | DISAGREE | - | RESOURCE | - | jars | a | mine | b"
                + " | mine | c\n");
    assertEquals(SHIPPED.regions().size(), newer.regions().size());
    assertEquals(Support.YES, newer.region("us-west-1").get().supports(Scheme.VPC));
    assertEquals(
        "b-1.oss.example.com:8443",
        newer.endpoint(CloudService.oss("b-1"), "cn-beijing", Network.PUBLIC).get().toString());
    assertEquals(
        "[SERVICE VPC https://m.example.com/api]",
        newer.endpointsOf("cn-beijing", Network.VPC).stream()
            .filter(endpoint -> endpoint.component() == Component.SERVICE)
            .collect(Collectors.toList())
            .toString());
    assertEquals(false, newer.key("odps.stage.mem").get().accepts("256"));
    assertEquals("a", newer.contradiction("jar-size").get().first());
    assertEquals(Support.DISPUTED, SHIPPED.region("us-west-1").get().supports(Scheme.VPC));
    assertTrue(SHIPPED.key("odps.stage.mem").get().accepts("256"));
  }

  @Test
  void aRowCanBeWithdrawn() {
    Catalog newer =
        SHIPPED.overlaid(
            "withdraw | contradiction | vpc-regions\nwithdraw | service | KMS VPC named\n");
    assertEquals(Optional.empty(), newer.contradiction("vpc-regions"));
    assertEquals(
        Optional.empty(), newer.endpoint(CloudService.kms("kst-1"), "cn-beijing", Network.VPC));
    assertTrue(SHIPPED.contradiction("vpc-regions").isPresent());
  }

  @Test
  void readsWhatEditorsWrite() {
    Catalog newer =
        SHIPPED.overlaid(
            "\ufeff# mine\r\n\r\nregion | cn-new | New\r\n  | YES | NO | UNKNOWN\r\n\t| A, B | mine"
                + " | a long\r\n\r\n  doubt\r\n"
                + MINE);
    Region region = newer.region("cn-new").get();
    assertEquals("cn-new, New", region.toString());
    assertEquals("a long doubt", region.doubt());
    assertEquals("[A, B]", region.zones().toString());
  }

  @Test
  void anEmptyTextChangesNothing() {
    assertEquals(SHIPPED.keys(), SHIPPED.overlaid("").keys());
    assertEquals(SHIPPED.keys(), SHIPPED.overlaid("# nothing\n\n").keys());
  }

  @Test
  void tellsEveryBrokenRowWithItsLine() throws IOException {
    String text = ExpectedText.of("broken-catalogue.txt");
    assertEquals(
        ExpectedText.of("broken-catalogue-problems.txt"), Refusal.of(() -> SHIPPED.overlaid(text)));
    assertEquals(
        Optional.empty(),
        SHIPPED.region("cn-good"),
        "a good row of a broken text comes in no catalogue");
  }

  @Test
  void refusesToWithdrawAKeyThatAContradictionNames() {
    assertEquals(
        "error MCE-CATALOG-ROW: the contradiction \"external-table-ddl\" names the key"
            + " \"networklink\", which has no row; add a row key | networklink | ...",
        Refusal.of(() -> SHIPPED.overlaid("withdraw | key | networklink")));
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(
      @ForAll @Chars({'|', '-', ' ', '\n', 'a', '{', '*', ','}) String text) {
    for (String start : new String[] {"", "region | ", "key | a | SQL | ", "withdraw | "}) {
      try {
        SHIPPED.overlaid(start + text);
      } catch (InvalidEgressException e) {
        assertTrue(e.getMessage().startsWith("error MCE-CATALOG-ROW line "), e.getMessage());
      }
    }
  }

  @Test
  void refusesNull() {
    assertThrows(NullPointerException.class, () -> SHIPPED.overlaid(null));
  }
}
