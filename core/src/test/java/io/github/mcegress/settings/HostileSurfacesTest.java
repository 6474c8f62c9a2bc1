package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.SetReaders;
import io.github.mcegress.Vpc;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Descriptions with hostile hosts, names and values on the surfaces whose own tests have no such
 * property: what is rendered is read back equal, or it is refused.
 */
class HostileSurfacesTest {
  @Property
  void everyReaderReadsBackTheSetStatements(@ForAll("hostile") EgressSpec spec) {
    SessionHints hints;
    try {
      hints = SessionHints.from(spec);
    } catch (InvalidEgressException e) {
      Statistics.label("map").collect("refused");
      return;
    }
    Statistics.label("map").collect("rendered");
    assertEquals(hints.asMap(), JsonMap.of(hints.toJson()));
    String lines;
    try {
      lines = hints.toSetStatements();
    } catch (InvalidEgressException e) {
      Statistics.label("SET").collect("refused");
      return;
    }
    Statistics.label("SET").collect("rendered");
    for (SetReaders.Reader reader : SetReaders.Reader.values()) {
      assertEquals(hints.asMap(), SetLineReaders.read(reader, lines), reader.name());
    }
    assertEquals(hints.asMap(), SessionHints.parse(lines).asMap());
  }

  @Property
  void theClauseOfATableIsReadBack(@ForAll("hostile") EgressSpec spec) {
    try {
      TableProperties properties = TableProperties.from(spec);
      assertEquals(
          Collections.singletonMap(
              TableProperties.NETWORK_LINK,
              spec.networkLink().orElseThrow(AssertionError::new).name()),
          properties.asMap());
      assertEquals(properties, TableProperties.parse("CREATE TABLE t " + properties.toClause()));
      Statistics.collect("rendered");
    } catch (InvalidEgressException e) {
      Statistics.collect("refused");
    }
  }

  @Property
  void everyRemarkIsOneLine(@ForAll("hostile") EgressSpec spec) {
    DataWorksRemarks remarks = DataWorksRemarks.from(spec);
    List<String> lines = Arrays.asList(remarks.toText().split("\n"));
    assertEquals(
        remarks.asList().size(), remarks.asList().isEmpty() ? 0 : lines.size(), remarks.toText());
    for (int i = 0; i < remarks.asList().size(); i++) {
      assertEquals((i + 1) + ". " + remarks.asList().get(i), lines.get(i));
    }
    spec.internet().forEach(endpoint -> assertTrue(remarks.toText().contains(endpoint.toString())));
    remarks
        .sandboxWhitelist()
        .forEach(address -> assertTrue(address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}"), address));
  }

  @Property
  void sparkAndTheDomainListAreReadBack(
      @ForAll("hostile") EgressSpec spec, @ForAll("versions") String version) {
    EgressSpec inAVpc;
    SparkProperties properties;
    try {
      String[] hosts =
          spec.internet().isEmpty() ? new String[] {"db:1"} : new String[] {"x--y.example.com:2"};
      inAVpc = spec.toBuilder().dedicated(Vpc.of("cn-beijing", "vpc-x"), hosts).build();
      properties = SparkProperties.from(inAVpc, version);
    } catch (InvalidEgressException e) {
      Statistics.collect("refused");
      return;
    }
    Statistics.collect("rendered");
    assertEquals(properties, SparkProperties.parse(properties.toDefaultsConf()));
    assertEquals(properties, SparkProperties.parse(properties.toDataWorks()));
    VpcDomainList list = VpcDomainList.from(inAVpc);
    assertEquals(list, VpcDomainList.parse(list.toString()));
    assertTrue(list.toString().chars().allMatch(c -> c > ' ' && c < 0x7f), list.toString());
  }

  @Provide
  Arbitrary<EgressSpec> hostile() {
    return Descriptions.hostile();
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("2.4.5", "3.1.1", "3.5.2");
  }
}
