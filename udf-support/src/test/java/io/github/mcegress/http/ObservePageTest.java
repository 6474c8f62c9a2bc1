package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page "observe" shows what close tells, line for line. */
class ObservePageTest {
  @Test
  void showsWhatCloseTells() throws Exception {
    String page =
        new String(Files.readAllBytes(Paths.get("docs", "observe.md")), StandardCharsets.UTF_8);
    List<String> shown = new ArrayList<>();
    for (String line : page.split("\n", -1)) {
      if (line.startsWith("    mcegress ")) {
        shown.add(line.substring(4));
      }
    }
    EgressObservation observed = EgressObservation.parse(shown.get(0));
    List<String> told = new ArrayList<>();
    told.add(observed.toString());
    for (String line : observed.toLines(EgressSpec.builder().build(), Workload.UDF)) {
      told.add("mcegress observed: " + line);
    }
    assertEquals(told, shown);
  }
}
