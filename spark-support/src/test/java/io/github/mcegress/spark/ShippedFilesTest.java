package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.InvalidEgressException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {
  @Test
  void readsPathsAndUris() {
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.mcegress.spec", "conf/egress.properties");
    settings.put("spark.mcegress.hosts", "oss://bucket/egress.hosts");
    ShippedFiles files = ShippedFiles.of(settings);
    assertEquals("conf/egress.properties", files.spec().toString());
    assertEquals("oss", files.hosts().get().getScheme());
    assertFalse(files.pem().isPresent());
  }

  @Test
  void wantsADescription() {
    InvalidEgressException refused =
        assertThrows(InvalidEgressException.class, () -> ShippedFiles.of(Collections.emptyMap()));
    assertEquals("spark.mcegress.spec", refused.problems().get(0).path());
  }

  @Test
  void tellsEverySettingThatIsNoUriWithoutQuotingIt() {
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.mcegress.spec", "a file?secret");
    settings.put("spark.mcegress.pem", "another file");
    InvalidEgressException refused =
        assertThrows(InvalidEgressException.class, () -> ShippedFiles.of(settings));
    assertEquals(2, refused.problems().size());
    assertFalse(refused.getMessage().contains("secret"));
  }
}
