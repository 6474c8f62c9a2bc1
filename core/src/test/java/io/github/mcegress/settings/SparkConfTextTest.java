package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import io.github.mcegress.Vpc;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of {@code spark-defaults.conf}: read as Spark reads them, written so that it does. */
class SparkConfTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.a b",
        "spark.a=b",
        "spark.a:b",
        "spark.a = b",
        "  spark.a\t=\tb  ",
        "# comment\n\n! comment\nspark.a b\n",
        "# comment \\\nspark.a b",
        "spark.a \\\n   b\n",
        "spark.a b\r\n",
        "spark.a b\r# comment\r",
        "spark\\.a \\u0062",
        "spark.a b\\",
        "spark.a b\nspark.a b\nother.key c"
      })
  void readsEveryForm(String text) {
    assertEquals("{spark.a=b}", SparkProperties.parse(text).asMap().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# spark.a b", "! spark.a b", " \t\f\n", "a=b", "--conf a=b"})
  void findsNothingWhereThereIsNothing(String text) {
    assertEquals("{}", SparkProperties.parse(text).asMap().toString());
  }

  @Test
  void leavesOtherPropertiesAsTheyAre() {
    SparkProperties read =
        SparkProperties.parse("spark.executor.extraJavaOptions = -Da=b; , -Dc=\\\\d;\n");
    assertEquals("{spark.executor.extraJavaOptions=-Da=b; , -Dc=\\d;}", read.asMap().toString());
    assertEquals("[]", read.warnings().toString());
    assertEquals("spark.executor.extraJavaOptions=-Da=b; , -Dc=\\\\d;\n", read.toDefaultsConf());
  }

  @Test
  void takesStrayBlanksAndSemicolonsAwayWithAWarning() {
    SparkProperties read =
        SparkProperties.parse(
            "spark.hadoop.odps.cupid.internet.access.list a.com:1 , b.com:2 ; ;\n"
                + "spark.hadoop.odps.cupid.eni.info=cn-beijing : vpc-x;\n");
    assertEquals(
        "{spark.hadoop.odps.cupid.internet.access.list=a.com:1,b.com:2,"
            + " spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-x}",
        read.asMap().toString());
    List<String> found = new ArrayList<>();
    read.warnings().forEach(problem -> found.add(problem.line() + " " + problem.message()));
    assertEquals(
        "[1 the value ends with \";\", which Spark takes as part of it, 1 blanks stand around"
            + " \",\" in the value, 2 the value ends with \";\", which Spark takes as part of it, 2"
            + " blanks stand around \":\" in the value]",
        found.toString());
  }

  @Test
  void namesTheLineOfWhatSparkLeavesOut() {
    assertEquals(
        "warning MCE-CONF-READER line 3: \"odps.cupid.eni.enable\" does not begin with \"spark.\":"
            + " Spark leaves it out; write the whole key\n",
        SparkPropertiesTest.text(
            SparkProperties.parse("spark.a \\\n b\nodps.cupid.eni.enable=true").warnings()));
  }

  @Test
  void refusesTwoValuesOfOneKey() {
    assertEquals(
        "error MCE-HINT-CONFLICT line 4: \"spark.hadoop.odps.cupid.eni.info\" is"
            + " \"cn-beijing:vpc-x\" in line 1 and \"cn-beijing:vpc-y\" in line 4; Spark takes the"
            + " last; keep one of them",
        Refusal.of(
            () ->
                SparkProperties.parse(
                    "spark.hadoop.odps.cupid.eni.info cn-beijing:vpc-x\n\n\n"
                        + "spark.hadoop.odps.cupid.eni.info=cn-beijing:vpc-y")));
    String secret =
        Refusal.of(
            () ->
                SparkProperties.parse(
                    "spark.hadoop.odps.access.key SECRET1\nspark.hadoop.odps.access.key SECRET2"));
    assertFalse(secret.contains("SECRET"), secret);
  }

  @Test
  void refusesTheLineThatSparkCannotRead() {
    assertEquals(
        "error MCE-CONF-SYNTAX line 2: the line holds \"\\u\" without four hexadecimal digits, where"
            + " Spark stops; write the character itself, or \"\\\\\" for a backslash",
        Refusal.of(() -> SparkProperties.parse("spark.a b\nspark.path C:\\users\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.a b\\nc",
        "spark.a b\\u0000c",
        "spark.a b\\u2028c",
        "spark.a b\\ud800",
        "spark.a \\u00a0b",
        "spark.a\\=b c",
        "spark.a\\ b c",
        "spark.a\\u200a c"
      })
  void writesNothingThatAReaderWouldMisread(String text) {
    SparkProperties read = SparkProperties.parse(text);
    assertEquals("MCE-SPEC-CHARACTER", Refusal.codeOf(read::toDefaultsConf));
    assertEquals("MCE-SPEC-CHARACTER", Refusal.codeOf(read::toSubmitArguments));
    assertEquals("MCE-SPEC-CHARACTER", Refusal.codeOf(read::toDataWorks));
  }

  @Test
  void tellsADomainListThatCannotBeRead() {
    SparkProperties read =
        SparkProperties.parse(
            "spark.hadoop.odps.cupid.vpc.domain.list={\n  \"regionId\":\"cn-beijing\",\n}\n");
    assertEquals(
        "warning MCE-CONF-SYNTAX line 1, spark.hadoop.odps.cupid.vpc.domain.list: the JSON ends"
            + " where a name in double quotes is expected; write all of it, on one line"
            + " [MaxCompute-Spark, docs/advanced/vpc-access.md, 2025-01-27]",
        read.warnings().get(0).toString());
    assertEquals(3, read.warnings().size());
    assertEquals("MCE-CONF-SYNTAX", Refusal.codeOf(read::toDefaultsConf));
  }

  @Test
  void takesABlankOutOfADomainList() {
    SparkProperties read =
        SparkProperties.parse(
            "spark.hadoop.odps.cupid.vpc.domain.list {\"regionId\": \"cn-beijing\",\"vpcs\":"
                + " [{\"zones\":[{\"urls\":[{\"domain\":\"a.com\",\"port\": 80}]}]}]};\n");
    assertEquals(
        "spark.hadoop.odps.cupid.vpc.domain.list={\"regionId\":\"cn-beijing\",\"vpcs\":[{\"zones\":"
            + "[{\"urls\":[{\"domain\":\"a.com\",\"port\":80}]}]}]}\n",
        read.toDefaultsConf());
    assertEquals(2, read.warnings().size());
  }

  @Property
  void readsAnyTextAsPropertiesDo(@ForAll("hostileText") String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> expected = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      expected.put(
          key, value.replaceAll("^[\\x00-\\x20&&[^\\r\\n]]+|[\\x00-\\x20&&[^\\r\\n]]+\\z", ""));
    }
    Map<String, String> read = new TreeMap<>();
    DefaultsConf.read(text).entries().forEach(entry -> read.put(entry.key, entry.value));
    assertEquals(expected, read);
  }

  @Property
  void readsWhatItWrites(@ForAll("hostileMap") Map<String, String> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> text.append(DefaultsConf.line(key, value)));
    boolean writable =
        map.entrySet().stream()
            .noneMatch(e -> PropertyText.problemOf(e.getKey(), e.getValue()).isPresent());
    if (writable) {
      SparkProperties read = SparkProperties.parse(text.toString());
      assertEquals(map, read.asMap());
      assertEquals(text.toString(), read.toDefaultsConf());
      for (int i = 1; i < read.toSubmitArguments().size(); i += 2) {
        String[] pair = read.toSubmitArguments().get(i).split("=", 2);
        assertEquals(map.get(pair[0]), pair[1]);
      }
    }
  }

  @Property
  void readsBackWhatADescriptionRenders(
      @ForAll("hostileEntries") List<String> entries, @ForAll("versions") String version) {
    EgressSpec spec;
    SparkProperties properties;
    try {
      spec =
          EgressSpec.builder()
              .region("cn-shanghai")
              .internet(entries.toArray(new String[0]))
              .dedicated(Vpc.of("cn-shanghai", "vpc-x"))
              .build();
      properties = SparkProperties.from(spec, version);
    } catch (InvalidEgressException e) {
      return;
    }
    SparkProperties read = SparkProperties.parse(properties.toDefaultsConf());
    assertEquals(properties, read);
    assertEquals("[]", read.warnings().toString());
    assertEquals(properties, SparkProperties.parse(properties.toDataWorks()));
    String list = properties.asMap().getOrDefault(SparkProperties.ACCESS_LIST, "a:1");
    assertTrue(
        list.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*:[0-9]{1,5}(,[a-z0-9.-]+:[0-9]{1,5})*"), list);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("2.4.5", "3.1.1", "3.3", "3.4.2", "3.5.2");
  }

  @Provide
  Arbitrary<String> hostileText() {
    return Arbitraries.of(
            "spark.a",
            "b",
            "=",
            " = ",
            ":",
            " ",
            "\t",
            "\f",
            "\n",
            "\r",
            "\r\n",
            "\\",
            "\\\\",
            "\\u0041",
            "\\n",
            "#",
            "!",
            ";",
            ",",
            "{\"a\":1}",
            "\u0085",
            "\u2028",
            "\u00fc",
            "\u4e2d")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts))
        // A stray "\" and "u0041" must not meet.
        .filter(text -> !text.matches("(?s).*\\\\u(?!0041).*"));
  }

  @Provide
  Arbitrary<Map<String, String>> hostileMap() {
    Arbitrary<String> text =
        Arbitraries.of(
                "a", ".", "=", ":", " ", "\\", "#", "!", ";", ",", "\"", "\n", "\u00a0", "\u00fc",
                "\ud800", "\udc00", "${x}", "\t")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    return Arbitraries.maps(text.map(key -> "spark." + key), text)
        .ofMaxSize(4)
        .map(LinkedHashMap::new);
  }

  @Provide
  Arbitrary<List<String>> hostileEntries() {
    Arbitrary<String> host =
        Arbitraries.of(
                "www",
                ".",
                "aliyun.com",
                "-",
                "_",
                ";",
                ",",
                " ",
                "=",
                "\n",
                "\\",
                "\"",
                "\uff0c",
                "\u4e2d",
                "203.0.113.7",
                "10.0.0.1",
                "#",
                "!",
                "A",
                "\u0000",
                "${x}",
                "//")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("", parts));
    Arbitrary<String> good = Arbitraries.of("www.aliyun.com", "203.0.113.7", "\u4e2d.example.com");
    Arbitrary<String> port = Arbitraries.of("443", "80", "0", "65536", " 80", "80;", "8=0", "");
    Arbitrary<String> goodPort = Arbitraries.integers().between(1, 65535).map(String::valueOf);
    return Combinators.combine(
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, host), net.jqwik.api.Tuple.of(3, good)),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, port), net.jqwik.api.Tuple.of(5, goodPort)))
        .as((h, p) -> h + ":" + p)
        .list()
        .ofMaxSize(3);
  }
}
