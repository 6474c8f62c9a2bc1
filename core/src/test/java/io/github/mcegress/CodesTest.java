package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodesTest {
  @Test
  void codesAreDistinctAndNamedAsTheyRead() throws IllegalAccessException {
    Set<String> codes = new HashSet<>();
    for (Field field : Codes.class.getFields()) {
      String code = (String) field.get(null);
      assertTrue(codes.add(code), code);
      assertTrue(("MCE-" + field.getName().replace('_', '-')).equals(code), code);
    }
    assertTrue(codes.size() > 20);
  }
}
