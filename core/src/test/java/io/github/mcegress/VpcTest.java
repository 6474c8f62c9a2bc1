package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpcTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cn-beijing:vpc-2zeaeq21mb1dmkqh0exxx",
        "cn-north-2-gov-1:vpc-1",
        "ap-southeast-1:vpc-A1",
        "cn-shanghai-finance-1:vpc-xxx"
      })
  void readsAndWritesItsText(String text) {
    Vpc vpc = Vpc.parse(text);
    assertEquals(text, vpc.toString());
    assertEquals(vpc, Vpc.of(vpc.region(), vpc.id()));
    assertEquals(vpc.hashCode(), Vpc.of(vpc.region(), vpc.id()).hashCode());
  }

  @Test
  void hasRegionAndId() {
    Vpc vpc = Vpc.of("cn-beijing", "vpc-xxx");
    assertEquals("cn-beijing", vpc.region());
    assertEquals("vpc-xxx", vpc.id());
    assertNotEquals(vpc, Vpc.of("cn-shanghai", "vpc-xxx"));
    assertNotEquals(vpc, vpc.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "cn-beijing",
        "cn-beijing:",
        ":vpc-1",
        "vpc-1:cn-beijing",
        "cn_beijing:vpc-1",
        "CN-beijing:vpc-1",
        "cn-:vpc-1",
        "cn:vpc-1",
        "cn-beijing:vsw-1",
        "cn-beijing:vpc-",
        "cn-beijing:vpc-1;",
        "cn-beijing:vpc-1\n",
        "cn-beijing:vpc-1,cn-beijing:vpc-2",
        "cn-beijing:vpc-1:443"
      })
  void refusesWhatIsNoVpc(String text) {
    assertEquals(Codes.SPEC_VPC, Refusal.codeOf(() -> Vpc.parse(text)));
  }

  @Test
  void saysHowToWriteIt() {
    assertEquals(
        "error MCE-SPEC-VPC: \"beijing:vpc-1\" is no VPC; write regionid:vpcid, say"
            + " cn-beijing:vpc-2zeaeq21mb1dmkqh0exxx [Network connection process, 2025-02-12]",
        Refusal.of(() -> Vpc.of("beijing", "vpc-1")));
  }

  @Test
  void survivesAVeryLongRegion() {
    String region = "cn" + new String(new char[200_000]).replace("\0", "-a");
    assertEquals(Codes.SPEC_VPC, Refusal.codeOf(() -> Vpc.of(region, "vpc-1")));
  }
}
