package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Vpc;
import io.github.mcegress.settings.SparkProperties;
import io.github.mcegress.settings.VpcDomainList;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark reads what core's SparkProperties writes, and the other way round. */
class SparkPropertiesReadBySparkTest {
  private static EgressSpec spec() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443", "203.0.113.7:80")
        .dedicated(Vpc.of("cn-shanghai", "vpc-2zeaeq21mb1dmkqh0exox"), "db.example.com:3306")
        .service(CloudService.oss("my-bucket"))
        .maxConnections(6)
        .maxTasks(10)
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.5", "3.1.1", "3.5.2"})
  void readsEverySurfaceOfADescription(String version) throws IOException {
    readsEverySurface(SparkProperties.from(spec(), version));
    EgressSpec withoutVpc = EgressSpec.parse("internet = www.aliyun.com:443\nmax-tasks = 3\n");
    if (!version.startsWith("3.5")) {
      readsEverySurface(SparkProperties.from(withoutVpc, version));
    }
  }

  @Test
  void readsADomainList() throws IOException {
    SparkProperties properties = SparkProperties.of(VpcDomainList.from(spec()));
    assertEquals(properties, SparkProperties.parse(properties.toDefaultsConf()));
    readsEverySurface(properties);
  }

  /** Why a reader warns of it: to Spark the ";" of the page is part of the value. */
  @Test
  void readsTheSeedsSemicolonAsPartOfTheValue() throws IOException {
    String seed = "spark.hadoop.odps.cupid.smartnat.enable = true;\n";
    assertEquals(
        "{spark.hadoop.odps.cupid.smartnat.enable=true;}", "" + SparkReader.defaultsConf(seed));
    assertEquals(
        "{spark.hadoop.odps.cupid.smartnat.enable=true}",
        SparkProperties.parse(seed).asMap().toString());
  }

  /** Why a reader warns of blanks: in a --conf argument they are part of key and value. */
  @Test
  void readsBlanksOfAnArgumentAsPartOfTheSetting() {
    assertEquals(
        "{spark.hadoop.odps.cupid.eni.enable = true}",
        SparkReader.submitted("--conf", "spark.hadoop.odps.cupid.eni.enable = true").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.a b\nspark.b=c\nspark.c : d\n",
        "# c\n! d\n\n  spark.a\t=\tb  \nother.key c\nhive.x=y",
        "spark.a \\\n   b\\\n\n#c\r\nspark.d e\\",
        "spark.executor.extraJavaOptions -Da=\"b c\" -Dd=e;\nspark.path C:\\\\users\\u0041",
        "spark.name \u4e2d\u6587 \ud83d\ude00\nspark.e\nspark.f=\n",
        "spark.a b\\n\\\\\\t \nspark.x\\=y z"
      })
  void readsATextAsSparkDoes(String text) throws IOException {
    assertEquals(
        SparkReader.propertiesFile(text), new HashMap<>(SparkProperties.parse(text).asMap()));
  }

  @Property(tries = 300)
  void readsWhateverIsWritten(@ForAll("hostileConf") String text) throws IOException {
    SparkProperties properties;
    try {
      properties = SparkProperties.parse(text);
    } catch (InvalidEgressException e) {
      return;
    }
    Map<String, String> spark = SparkReader.propertiesFile(text);
    assertEquals(spark, new HashMap<>(properties.asMap()));
    try {
      properties.toDefaultsConf();
    } catch (InvalidEgressException e) {
      return;
    }
    readsEverySurface(properties);
  }

  @Property(tries = 200)
  void readsWhateverADescriptionRenders(
      @ForAll("hostileHosts") List<String> hosts, @ForAll("versions") String version)
      throws IOException {
    SparkProperties properties;
    try {
      properties =
          SparkProperties.from(
              spec().toBuilder().internet(hosts.toArray(new String[0])).build(), version);
    } catch (InvalidEgressException e) {
      return;
    }
    readsEverySurface(properties);
    assertEquals(properties, SparkProperties.parse(properties.toDefaultsConf()));
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("2.4.5", "3.1.1", "3.5.2");
  }

  @Provide
  Arbitrary<List<String>> hostileHosts() {
    return Arbitraries.of(
            "b\u00fccher.example:443",
            "x--y.example.com:1",
            "WWW.Example.com.:80",
            "203.0.113.7:65535",
            "a.com:80;b",
            "a.com:80\\",
            "a.com:80\nspark.x=y",
            "a.com:80 --conf spark.x=y",
            "#a.com:80",
            "${x}.com:80",
            "k.oss-cn-shanghai.aliyuncs.com:443")
        .list()
        .uniqueElements()
        .ofMaxSize(3);
  }

  private static void readsEverySurface(SparkProperties properties) throws IOException {
    Map<String, String> map = new HashMap<>(properties.asMap());
    assertEquals(map, SparkReader.defaultsConf(properties.toDefaultsConf()));
    assertEquals(map, SparkReader.submitted(properties.toSubmitArguments().toArray(new String[0])));
    Map<String, String> items = new HashMap<>();
    if (!properties.toDataWorks().isEmpty()) {
      for (String item : properties.toDataWorks().split("\n", -1)) {
        if (!item.isEmpty()) {
          items.putAll(SparkReader.submitted("--conf", item));
        }
      }
    }
    assertEquals(map, items);
  }

  @Provide
  Arbitrary<String> hostileConf() {
    return Arbitraries.of(
            "spark.a",
            "spark.b",
            "b",
            "=",
            " = ",
            ":",
            " ",
            "\t",
            "\n",
            "\n",
            "\r\n",
            "\\",
            "\\\\",
            "\\n",
            "#",
            "!",
            ";",
            ",",
            "{\"a\":1}",
            "\u2028",
            "\u00fc",
            "\u4e2d",
            "--conf",
            "${x}")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
