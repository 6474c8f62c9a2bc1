package io.github.mcegress.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingKeyTest {
  private static final String CUPID = "spark.hadoop.odps.cupid.";

  private static SettingKey key(String key) {
    return Catalog.shipped().key(key.replace("cupid:", CUPID)).get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "odps.internet.access.list | www.aliyun.com:80",
        "odps.internet.access.list | www.aliyun.com:80,47.116.1.1:443",
        "odps.session.networklink | testLink",
        "odps.function.timeout | 0",
        "odps.function.timeout | 3600",
        "odps.stage.mem | 256",
        "odps.stage.mem | 12288",
        "odps.sql.executionengine.batch.rowcount | 1000000",
        "odps.isolation.session.enable | true",
        "odps.isolation.session.enable | all",
        "odps.sql.split.dop | {\"*\":50000}",
        "odps.task.quota.preference.tag | payasyougo",
        "odps.federation.jdbc.insert.type | ReplaceInto",
        "cupid:eni.info | cn-beijing:vpc-1",
        "cupid:smartnat.enable | false",
        "cupid:vpc.domain.list | {\"regionId\":\"cn-beijing\",\"vpcs\":[]}",
        "cupid:pvtz.rolearn | acs:ram::123:role/aliyunodpsdefaultrole",
        "spark.hadoop.odps.spark.version | spark-3.5.2-odps0.49.0"
      })
  void acceptsWhatItsSourcesShow(String key, String value) {
    assertTrue(key(key).accepts(value), key + " = " + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "odps.internet.access.list | www.aliyun.com",
        "odps.internet.access.list | https://www.aliyun.com:80",
        "odps.internet.access.list | [::1]:80",
        "odps.internet.access.list | www.aliyun.com:80,",
        "odps.session.networklink | 1link",
        "odps.function.timeout | 3601",
        "odps.function.timeout | -1",
        "odps.function.timeout | 10m",
        "odps.function.timeout | 99999999999999999999",
        "odps.stage.mem | 255",
        "odps.stage.mem | 12289",
        "odps.sql.executionengine.batch.rowcount | 0",
        "odps.isolation.session.enable | yes",
        "odps.isolation.session.enable | ''",
        "odps.sql.split.dop | 50000",
        "odps.task.quota.preference.tag | pay-as-you-go",
        "cupid:eni.info | vpc-1",
        "cupid:eni.info | cn-beijing:vpc-1,cn-beijing:vpc-2",
        "cupid:smartnat.enable | true;",
        "cupid:vpc.domain.list | {\"regionId\":\"cn-beijing\"\uff0c\"vpcs\":[]}",
        "spark.hadoop.odps.spark.version | 3.5.2"
      })
  void refusesWhatTheyExclude(String key, String value) {
    assertEquals(false, key(key).accepts(value), key + " = " + value);
  }

  @Test
  void everyKeyRefusesWhatEndsASetStatement() {
    for (SettingKey key : Catalog.shipped().keys()) {
      assertEquals(false, key.accepts("a;b"), key.key());
      assertEquals(false, key.accepts("a\nb"), key.key());
      assertEquals(false, key.accepts(""), key.key());
    }
  }

  @Test
  void everyDefaultIsAccepted() {
    for (SettingKey key : Catalog.shipped().keys()) {
      key.defaultValue().ifPresent(value -> assertTrue(key.accepts(value), key.key()));
    }
  }

  @Test
  void tellsWhatItsRowSays() {
    SettingKey heap = key("odps.sql.udf.jvm.memory");
    assertEquals(EnumSet.of(Surface.SQL), heap.surfaces());
    assertEquals("integer", heap.form());
    assertEquals("256..12288 MiB", heap.range());
    assertEquals(Optional.of("1024"), heap.defaultValue());
    assertEquals("", heap.sparkVersions());
    assertEquals("Flag parameters, read 2026-11-21", heap.source());
    assertEquals("", heap.doubt());
  }

  /** A default that two sources give differently is no default. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "odps.function.timeout",
        "odps.sql.udf.timeout",
        "odps.stage.mapper.mem",
        "odps.stage.reducer.mem"
      })
  void hasNoDefaultWhereSourcesDisagree(String key) {
    assertEquals(Optional.empty(), key(key).defaultValue());
    assertTrue(key(key).doubt().contains("see the contradiction"), key);
  }

  @ParameterizedTest
  @CsvSource({
    "cupid:smartnat.enable, 2.4.5, true",
    "cupid:smartnat.enable, 3.3.99999999999999999999, true",
    "cupid:smartnat.enable, 3.4, false",
    "cupid:smartnat.enable, 3.4.2, false",
    "cupid:smartnat.enable, 3.10, false",
    "cupid:eni.enable, 3.5.2, true",
    "spark.hadoop.odps.kube.mode, 3.4.2, true",
    "spark.hadoop.odps.kube.mode, 3.4, true",
    "spark.hadoop.odps.kube.mode, 2.4.5, false",
    "spark.sql.defaultCatalog, 2.4.5, false",
    "spark.sql.defaultCatalog, 3.0, true",
    "odps.internet.access.list, 3.0, false"
  })
  void isForTheSparkVersionsOfItsRow(String key, String version, boolean expected) {
    assertEquals(expected, key(key).isForSpark(version));
  }

  @Test
  void refusesWhatIsNoSparkVersion() {
    assertThrows(
        IllegalArgumentException.class, () -> key("cupid:eni.enable").isForSpark("newest"));
  }

  @Test
  void everySurfaceHasKeys() {
    Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
    Catalog.shipped().keys().forEach(key -> surfaces.addAll(key.surfaces()));
    assertEquals(EnumSet.allOf(Surface.class), surfaces);
  }
}
