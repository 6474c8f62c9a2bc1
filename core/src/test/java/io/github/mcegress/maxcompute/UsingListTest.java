package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsingListTest {
  private static final List<String> ANSWERED =
      Arrays.asList(
          "p/resources/b.jar", "a.txt", "other/resources/b.jar", "p/schemas/s/resources/c.txt");

  @Test
  void knowsTheNamesOfItsOwnProjectAndKeepsTheirOrder() {
    assertEquals(
        "USING b.jar, a.txt, other/resources/b.jar, p/schemas/s/resources/c.txt",
        UsingList.of(ANSWERED, "P", null).toString());
    assertEquals(
        "USING d.txt",
        UsingList.of(Collections.singleton("p/schemas/default/resources/d.txt"), "p", "")
            .toString());
  }

  @Test
  void knowsTheNamesOfItsOwnSchema() {
    assertEquals(
        "USING p/resources/b.jar, a.txt, other/resources/b.jar, c.txt",
        UsingList.of(ANSWERED, "p", "s").toString());
  }

  @Test
  void addsBehindAndTakesAway() {
    UsingList list = UsingList.of(Arrays.asList("a.jar", "b.pem"));

    assertEquals(
        Arrays.asList("a.jar", "c.hosts"),
        list.without("b.pem").with(UsingList.of(Arrays.asList("c.hosts", "a.jar"))).names());
    assertEquals(UsingList.of(Arrays.asList("b.pem", "a.jar")), list);
    assertEquals("without resources", UsingList.of(null, "p", null).toString());
  }
}
