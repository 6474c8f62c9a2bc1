package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyVpcTest {
  private static final Vpc VPC = Vpc.of("cn-shanghai", "vpc-xxx");

  @Test
  void rendersTheFourProperties() {
    LegacyVpc legacy = LegacyVpc.of(VPC, "192.0.2.0-192.0.2.10:8020, 192.0.2.15-192.0.2.20:2181");
    assertEquals(
        "{odps.external.net.vpc=true, odps.vpc.id=vpc-xxx,"
            + " odps.vpc.access.ips=192.0.2.0-192.0.2.10:8020,192.0.2.15-192.0.2.20:2181,"
            + " odps.vpc.region=cn-shanghai}",
        legacy.asMap().toString());
    assertEquals(17, legacy.addressCount());
    assertEquals(
        "setproject odps.security.outbound.destination=cn-shanghai_vpc-xxx[*];",
        legacy.toSetProjectStatement());
    assertEquals(legacy, LegacyVpc.of(VPC, legacy.accessIps()));
    assertEquals(legacy.hashCode(), LegacyVpc.of(VPC, legacy.accessIps()).hashCode());
    assertNotEquals(legacy, LegacyVpc.of(VPC, "192.0.2.0:1"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:2181, 1",
    "192.0.2.1-192.0.2.1:2181, 1",
    "192.0.1.250-192.0.2.5:2181, 12",
    "192.0.2.20/32:2181, 1",
    "192.0.2.20/24:2181, 256",
    "10.0.0.0/22:1, 1024",
    "rm-xxx.mysql.rds.aliyuncs.com:3306, 1"
  })
  void countsTheAddresses(String entry, long count) {
    LegacyVpc legacy = LegacyVpc.of(VPC, entry);
    assertEquals(count, legacy.addressCount());
    assertEquals(entry, legacy.accessIps());
  }

  @Test
  void refusesMoreThanTwoThousandAddresses() {
    assertEquals(2000, LegacyVpc.of(VPC, "10.0.0.0-10.0.7.207:2181").addressCount());
    assertEquals(
        Codes.TABLE_NETWORK, Refusal.codeOf(() -> LegacyVpc.of(VPC, "10.0.0.0-10.0.7.208:2181")));
    assertEquals(
        Codes.TABLE_NETWORK,
        Refusal.codeOf(() -> LegacyVpc.of(VPC, "10.0.0.0/22:1,10.0.4.0/22:1")));
  }

  @Test
  void warnsWhenOnlyTheSumIsBeyondTheLimit() {
    LegacyVpc legacy = LegacyVpc.of(VPC, "10.0.0.0/22:2181,10.0.0.5/22:16000");
    assertEquals(2048, legacy.addressCount());
    assertEquals(Codes.TABLE_DOUBT, legacy.warnings().get(0).code());
    assertTrue(LegacyVpc.of(VPC, "10.0.0.0/22:2181").warnings().isEmpty());
  }

  @Test
  void tellsEveryMistakeAtOnce() throws IOException {
    assertEquals(
        ExpectedText.of("legacy-vpc-mistakes.txt"),
        Refusal.of(
                () ->
                    LegacyVpc.of(
                        VPC,
                        "192.0.2.20:70050,192.168.0.200-210:8900,,192.0.2.9-192.0.2.1:1,"
                            + "192.0.2.1/33:1,192.0.2.1,http://u:SECRET@x,192.0.2.300-192.0.2.301:1,"
                            + "[::1]:80,192.0.2.1:1,192.0.2.1:1,0.0.0.0/0:1"))
            + "\n");
  }

  @Test
  void knowsWhatItCovers() {
    LegacyVpc legacy = LegacyVpc.of(VPC, "192.0.2.0/30:2181,db.example.com:3306");
    assertTrue(legacy.covers(Endpoint.parse("192.0.2.3:2181")));
    assertFalse(legacy.covers(Endpoint.parse("192.0.2.4:2181")));
    assertFalse(legacy.covers(Endpoint.parse("192.0.2.3:2182")));
    assertTrue(legacy.covers(Endpoint.parse("db.example.com:3306")));
    assertFalse(legacy.covers(Endpoint.parse("db.example.com:2181")));
    assertFalse(legacy.covers(Endpoint.parse("192.0.2.3:3306")));
  }

  @Property
  void countsEachAddressOnce(
      @ForAll @IntRange(min = 0, max = 1999) int a, @ForAll @IntRange(min = 0, max = 1999) int b) {
    int from = Math.min(a, b);
    int to = Math.max(a, b);
    String range =
        address(from) + "-" + address(to) + ":1," + address(0) + "-" + address(1999) + ":2";
    LegacyVpc legacy = LegacyVpc.of(VPC, range);
    assertEquals(2000L + to - from + 1, legacy.addressCount());
    assertEquals(1, legacy.warnings().size());
    assertEquals(legacy, LegacyVpc.of(VPC, legacy.accessIps()));
  }

  private static String address(int i) {
    return "10.1." + i / 256 + "." + i % 256;
  }
}
