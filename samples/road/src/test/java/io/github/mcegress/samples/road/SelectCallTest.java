package io.github.mcegress.samples.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectCallTest {
  @Test
  void readsLiteralsOfBothQuotesAndNull() {
    SelectCall call = SelectCall.parse("select\n f ( 'a, b' , \"it's\" , null, 'x\\'y' ) ;");
    assertEquals("f", call.function());
    assertEquals(Arrays.asList("a, b", "it's", null, "x'y"), call.arguments());
  }

  @Test
  void readsCallWithoutArguments() {
    assertEquals(Collections.emptyList(), SelectCall.parse("SELECT f();").arguments());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1;",
        "SELECT f('a'), f('b');",
        "SELECT f('a') FROM t;",
        "SELECT f(a);",
        "SELECT f('a',);",
        "SELECT f('a' 'b');",
        "INSERT INTO t SELECT f('a');"
      })
  void refusesWhatItCannotRun(String sql) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SelectCall.parse(sql));
    assertEquals(0, refused.getMessage().indexOf(SelectCall.WHAT_RUNS));
  }
}
