package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rule;
import io.github.mcegress.rules.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without an internal endpoint: rules and renderer of Spark take it for the same. */
class SparkKmsTest {
  private static final EgressSpec KMS =
      EgressSpec.parse("region = cn-shanghai\nservice.kms = true\n");
  private static final EgressSpec KMS_IN_A_VPC =
      EgressSpec.parse(
          "region = cn-shanghai\nservice.kms = true\nvpc = cn-shanghai:vpc-xxx\n"
              + "vpc.hosts = db.example.com:3306\n");

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0", "2.4.5", "3.1.1"})
  void isReachedThroughSmartNatWhereThereIsOne(String version) {
    SparkProperties properties = SparkProperties.from(KMS, version);
    assertEquals(
        "spark.hadoop.odps.cupid.smartnat.enable=true\n"
            + "spark.hadoop.odps.cupid.internet.access.list=kms.cn-shanghai.aliyuncs.com:443\n",
        properties.toDefaultsConf());
    assertTrue(
        properties.warnings().stream()
            .map(Problem::code)
            .noneMatch(Codes.RULE_UNDOCUMENTED::equals),
        properties.warnings().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5.2"})
  void needsAVpcWhereThereIsNone(String version) {
    String refused = Refusal.of(() -> SparkProperties.from(KMS, version));
    assertTrue(refused.contains("error " + Codes.RULE_SMARTNAT), refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0", "3.1.1", "3.5.2"})
  void isReachedThroughTheVpcByItsEndpointThere(String version) {
    assertEquals(
        "spark.hadoop.odps.cupid.eni.enable=true\n"
            + "spark.hadoop.odps.cupid.eni.info=cn-shanghai:vpc-xxx\n",
        SparkProperties.from(KMS_IN_A_VPC, version).toDefaultsConf());
    assertTrue(
        Rules.check(KMS_IN_A_VPC, Workload.spark(version)).stream()
            .map(Problem::code)
            .noneMatch(Rule.NAT_GATEWAY.code()::equals));
  }

  @Test
  void standsBesideThePublicEndpoints() {
    EgressSpec both = KMS.toBuilder().internet("www.aliyun.com:443").build();
    assertEquals(
        "www.aliyun.com:443,kms.cn-shanghai.aliyuncs.com:443",
        SparkProperties.from(both, "3.1.1").asMap().get(SparkProperties.ACCESS_LIST));
  }
}
