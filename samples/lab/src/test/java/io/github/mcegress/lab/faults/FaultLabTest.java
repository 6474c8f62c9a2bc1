package io.github.mcegress.lab.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That every case is the fault it says it is, as a client sees it that knows nothing of ours. */
final class FaultLabTest {
  @Test
  void producesEachFaultForReal() throws Exception {
    List<String> others = new ArrayList<>();
    for (FaultCase each : FaultLab.cases()) {
      try (FaultScene scene = each.start()) {
        if (scene.target().isPresent()) {
          String outcome = new PlainClient(scene).outcome();
          Pattern expected = Pattern.compile(scene.symptom(), Pattern.CASE_INSENSITIVE);
          if (!expected.matcher(outcome).matches()) {
            others.add(each + " came to \"" + outcome + "\", not " + scene.symptom());
          }
        }
      }
    }
    assertTrue(others.isEmpty(), () -> String.join("\n", others));
  }

  @Test
  void hasThreeVariantsOfEachFaultAndOneFromTheTableAlone() {
    Map<String, Integer> variants = new TreeMap<>();
    Set<String> fromTheTable = new TreeSet<>();
    List<String> names = new ArrayList<>();
    for (FaultCase each : FaultLab.cases()) {
      variants.merge(each.fault(), 1, Integer::sum);
      if (each.isFromTheTable()) {
        assertTrue(fromTheTable.add(each.fault()), each.toString());
      }
      assertTrue(!names.contains(each.toString()), each + " is there twice");
      names.add(each.toString());
    }
    variants.forEach((fault, count) -> assertTrue(count >= 4, fault + " has " + count));
    assertEquals(variants.keySet(), fromTheTable);
    assertTrue(variants.size() >= 24, variants.toString());
  }
}
