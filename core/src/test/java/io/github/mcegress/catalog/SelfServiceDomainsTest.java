package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfServiceDomainsTest {
  private static final List<SelfServiceDomains> VERSIONS = Catalog.shipped().selfService();

  @Test
  void namesItsVersionsOldestFirst() {
    assertEquals(
        Arrays.asList(
            "Network connection process, 2025-02-12",
            "Access over the Internet; Access to specific Alibaba Cloud services, 2026-08-20"),
        VERSIONS.stream().map(Object::toString).collect(Collectors.toList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aliyun.com",
        "amap.com",
        "dingtalk.com",
        "alicloudapi.com",
        "cainiao.com",
        "alicdn.com",
        "taobao.com",
        "alibaba.com",
        "alipaydev.com",
        "alibabadns.com"
      })
  void everyVersionCoversTheDomainAndWhatIsBelow(String domain) {
    for (SelfServiceDomains version : VERSIONS) {
      assertEquals(true, version.covers(domain), version + " " + domain);
      assertEquals(true, version.covers("a.b." + domain), version + " " + domain);
      assertEquals(false, version.covers("x" + domain), version + " " + domain);
      assertEquals(false, version.covers(domain + ".example.com"), version + " " + domain);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aliyuncs.com, true, false",
    "oss-cn-shanghai.aliyuncs.com, true, false",
    "com, false, false",
    "alipay.com, false, false",
    "example.com, false, false"
  })
  void versionsMayDisagree(String host, boolean first, boolean second) {
    assertEquals(first, VERSIONS.get(0).covers(host));
    assertEquals(second, VERSIONS.get(1).covers(host));
  }

  @Test
  void cannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> VERSIONS.remove(0));
  }
}
