package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.rules.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSchemaTest {
  private static final EgressSpec SPEC =
      EgressSpec.builder()
          .region("cn-hangzhou")
          .dedicated(NetworkLink.named("testLink"), "192.0.2.5:9083")
          .build();

  @Test
  void rendersTheStatements() throws IOException {
    ExternalSchema schema = ExternalSchema.of(SPEC, "ex_hms_hdfs", "hive_hdfs_mc", "myhive");
    StringBuilder text = new StringBuilder(schema.toScript());
    ownWarnings(SPEC, schema).forEach(warning -> text.append(warning).append('\n'));
    EgressSpec nothing = EgressSpec.builder().build();
    ownWarnings(nothing, ExternalSchema.of(nothing, "s", "a" + repeat("_", 127), "it's"))
        .forEach(warning -> text.append(warning.toString().replaceAll("_{9,}", "__")).append('\n'));
    assertEquals(ExpectedText.of("external-schema.txt"), text.toString());
    assertEquals(Collections.singletonMap("odps.namespace.schema", "true"), schema.hints());
    assertEquals(schema.toStatement(), schema.toString());
    assertEquals(schema, ExternalSchema.of(SPEC, "ex_hms_hdfs", "hive_hdfs_mc", "myhive"));
    assertNotEquals(schema, ExternalSchema.of(SPEC, "ex_hms_hdfs", "hive_hdfs_mc", "other"));
    assertEquals(
        "ex_hms_hdfs hive_hdfs_mc myhive",
        schema.name() + " " + schema.foreignServer() + " " + schema.database());
  }

  private static List<Problem> ownWarnings(EgressSpec spec, ExternalSchema schema) {
    List<Problem> warnings = new ArrayList<>(schema.warnings());
    warnings.removeAll(Rules.check(spec, Workload.EXTERNAL_TABLE));
    return warnings;
  }

  @Test
  void tellsWhatTheRulesTellAndTheEditionOnce() {
    EgressSpec other =
        EgressSpec.builder().dedicated(NetworkLink.named("testLink"), "192.0.2.5:10000").build();
    for (EgressSpec spec : new EgressSpec[] {SPEC, other}) {
      List<Problem> warnings = ExternalSchema.of(spec, "s", "server", "d").warnings();
      assertTrue(warnings.containsAll(Rules.check(spec, Workload.EXTERNAL_TABLE)), "" + warnings);
      assertEquals(
          1, warnings.stream().filter(it -> it.code().equals(Codes.RULE_HIVE)).count(), "" + spec);
    }
    List<Problem> nothing =
        ExternalSchema.of(EgressSpec.builder().build(), "s", "server", "d").warnings();
    assertTrue(
        nothing.stream().noneMatch(it -> it.code().equals(Codes.RULE_NOTHING_OPENED)),
        "" + nothing);
    assertEquals(1, nothing.stream().filter(it -> it.code().equals(Codes.RULE_HIVE)).count());
  }

  @Test
  void isAScriptThatReadsBack() {
    String script = ExternalSchema.of(SPEC, "s", "server", "it's; done").toScript();
    SqlScript read = SqlScript.parse(script);
    assertEquals("{odps.namespace.schema=true}", read.asMap().toString());
    assertEquals(1, read.statements().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Server", "1server", "_server", "ser-ver", "server;", "s\u00e9rver", "s'"})
  void refusesWhatIsNoForeignServer(String server) {
    String message = Refusal.of(() -> ExternalSchema.of(SPEC, "s", server, "d"));
    assertTrue(message.contains("MCE-SPEC-VALUE foreign-server"), message);
  }

  @Test
  void takesForeignServersOfOneTo128Characters() {
    assertEquals("s", ExternalSchema.of(SPEC, "s", "s", "d").foreignServer());
    String longest = "s" + repeat("x", 127);
    assertEquals(longest, ExternalSchema.of(SPEC, "s", longest, "d").foreignServer());
    Refusal.of(() -> ExternalSchema.of(SPEC, "s", longest + "x", "d"));
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> ExternalSchema.of(SPEC, "1", "S", "d\\"));
    assertEquals("[schema, foreign-server, database]", errorPaths(e).toString());
    assertTrue(Refusal.of(() -> ExternalSchema.of(SPEC, "s", "s", "")).contains("myhive"));
  }

  @Property
  void writesDatabasesThatReadBackEqual(@ForAll String database) {
    ExternalSchema schema;
    try {
      schema = ExternalSchema.of(SPEC, "s", "server", database);
    } catch (InvalidEgressException e) {
      assertEquals(Collections.singleton("database"), new HashSet<>(errorPaths(e)));
      return;
    }
    String statement = schema.toStatement();
    String literal = statement.substring(statement.indexOf(" ON ") + 4);
    assertEquals(database, new SqlCursor(literal).literal());
  }

  private static List<String> errorPaths(InvalidEgressException e) {
    return e.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::path)
        .collect(Collectors.toList());
  }

  private static String repeat(String text, int times) {
    return String.join("", Collections.nCopies(times, text));
  }
}
