package io.github.mcegress.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void codeAndSeverityNameOneRule() {
    Set<String> names = new HashSet<>();
    for (Rule rule : Rules.all()) {
      assertTrue(names.add(rule.severity() + " " + rule.code()), rule.name());
      assertTrue(rule.says().endsWith("."), rule.name());
    }
    assertThrows(UnsupportedOperationException.class, () -> Rules.all().clear());
  }

  @Test
  void everyCodeOfARuleHasOne() throws IllegalAccessException {
    Set<String> codes = new HashSet<>();
    Rules.all().forEach(rule -> codes.add(rule.code()));
    for (Field field : Codes.class.getFields()) {
      if (field.getName().startsWith("RULE_")) {
        assertTrue(codes.contains((String) field.get(null)), field.getName());
      }
    }
  }

  @Test
  void everyRuleButTheOneOfDnsHasASourceWithADate() {
    for (Rule rule : Rules.all()) {
      boolean dated = rule.source().matches(".*20[0-9]{2}-[0-9]{2}-[0-9]{2}.*");
      boolean own = rule == Rule.SINGLE_LABEL || rule == Rule.CONTRADICTION;
      assertEquals(!own, dated, rule.name());
    }
  }

  @Test
  void aProblemRefersToItsRule() {
    Problem problem = Rule.OWNER.problem("what", "remedy");
    assertEquals(
        "warning MCE-RULE-OWNER: what; remedy [" + Rule.OWNER.source() + "]", problem.toString());
    assertEquals(Optional.of(Rule.OWNER), Rule.of(problem));
    assertEquals(Optional.of(Rule.REGION), Rule.of(Rule.REGION.problem("a", "b")));
    assertEquals(
        Optional.of(Rule.REGION_NOT_CHECKED), Rule.of(Rule.REGION_NOT_CHECKED.problem("a", "b")));
    assertEquals(Optional.empty(), Rule.of(Problem.error(Codes.TLS_NAME, "a", "b")));
  }

  @Test
  void whatADescriptionRefusesRefersToARuleToo() {
    EgressSpec spec = EgressSpec.builder().internet("www.aliyun.com:80").build();
    for (Problem problem : Rules.check(spec, Workload.UDF)) {
      assertTrue(Rule.of(problem).isPresent(), problem.toString());
    }
  }
}
