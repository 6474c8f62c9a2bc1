package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Refusal;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MaxFrameOptionsTest {
  @Test
  void writesHostsOnceAndWithoutPorts() {
    MaxFrameOptions options = MaxFrameOptions.from(Descriptions.plain());
    assertEquals(Optional.of("testLink"), options.vpcNetworkLink());
    assertEquals("[www.aliyun.com, 203.0.113.7]", options.publicWhitelist().toString());
    assertEquals(
        "[my-bucket.oss-cn-shanghai-internal.aliyuncs.com]",
        options.internalWhitelist().toString());
    assertEquals(
        "{vpc_network_link=[testLink], public_whitelist=[www.aliyun.com, 203.0.113.7],"
            + " internal_whitelist=[my-bucket.oss-cn-shanghai-internal.aliyuncs.com]}",
        options.asMap().toString());
  }

  @Test
  void leavesOutWhatIsEmpty() {
    MaxFrameOptions options =
        MaxFrameOptions.from(
            EgressSpec.builder().dedicated(NetworkLink.named("testLink"), "db:1").build());
    assertEquals(
        "@with_network_options(\n    vpc_network_link='testLink',\n)\n", options.toDecorator());
    assertEquals("", MaxFrameOptions.from(EgressSpec.builder().build()).toDecorator());
    assertEquals(
        Collections.emptyMap(), MaxFrameOptions.from(EgressSpec.builder().build()).asMap());
  }

  @Test
  void tellsWhatIsNotDocumented() {
    EgressSpec spec =
        EgressSpec.builder()
            .region("cn-shanghai")
            .internet("www.aliyun.com:443")
            .service(CloudService.kms())
            .build();
    assertEquals(
        "warning MCE-RULE-UNDOCUMENTED internet: public_whitelist is documented without ports:"
            + " whether it opens all of them is not said; if a host stays closed, add"
            + " odps.internet.access.list through options.sql.settings: the page on Internet access"
            + " names it for MaxFrame [maxframe/udf.py, 2026-08-08; Access over the Internet, read"
            + " 2026-11-21]",
        MaxFrameOptions.from(spec).warnings().stream()
            .map(Object::toString)
            .filter(text -> text.contains("UNDOCUMENTED"))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void opensAServiceWithoutAnInternalEndpointAsTheRulesCountIt() {
    EgressSpec.Builder kms = EgressSpec.builder().region("cn-shanghai").service(CloudService.kms());
    assertEquals(
        Collections.singletonList("kms.cn-shanghai.aliyuncs.com"),
        MaxFrameOptions.from(kms.build()).publicWhitelist());
    MaxFrameOptions behindTheLink =
        MaxFrameOptions.from(kms.dedicated(NetworkLink.named("testLink"), "db:1").build());
    assertEquals(
        Collections.singletonMap("vpc_network_link", Collections.singletonList("testLink")),
        behindTheLink.asMap());
  }

  @Test
  void throwsOnErrorsOfTheRules() {
    EgressSpec spec = EgressSpec.builder().internet("10.0.0.1:80").build();
    assertEquals("MCE-RULE-PRIVATE-ADDRESS", Refusal.codeOf(() -> MaxFrameOptions.from(spec)));
  }

  @Test
  void comparesByMap() {
    MaxFrameOptions options = MaxFrameOptions.from(Descriptions.plain());
    assertEquals(options, MaxFrameOptions.from(Descriptions.full().build()));
    assertEquals(options.hashCode(), MaxFrameOptions.from(Descriptions.plain()).hashCode());
    assertNotEquals(options, MaxFrameOptions.from(EgressSpec.builder().build()));
    assertEquals(options.asMap().toString(), options.toString());
    assertThrows(UnsupportedOperationException.class, () -> options.asMap().clear());
    assertThrows(UnsupportedOperationException.class, () -> options.publicWhitelist().clear());
  }
}
