package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PythonSettingsTest {
  @Test
  void rendersItsTexts() throws IOException {
    PythonSettings settings = PythonSettings.from(Descriptions.full().build());
    assertEquals(SessionHints.from(Descriptions.full().build()).asMap(), settings.asMap());
    assertEquals(ExpectedText.of("hints-dict.py.txt"), settings.toHintsDict() + "\n");
    assertEquals(ExpectedText.of("sql-settings.py.txt"), settings.toSqlSettings());
    assertEquals(ExpectedText.of("mars.py.txt"), settings.toMars());
    assertEquals(ExpectedText.of("maxframe.py.txt"), settings.toMaxFrameOptions());
  }

  @Test
  void rendersNothingOfNothing() {
    PythonSettings settings = PythonSettings.from(EgressSpec.builder().build());
    assertEquals("{}", settings.toHintsDict());
    assertEquals("options.sql.settings = {}\n", settings.toSqlSettings());
    assertEquals("", settings.toMaxFrameOptions());
  }

  @Test
  void listsResolvedAddresses() {
    EgressSpec spec = Descriptions.full().listAddresses(true).build();
    PythonSettings settings = PythonSettings.from(spec, Descriptions.hosts());
    assertEquals(SessionHints.from(spec, Descriptions.hosts()).asMap(), settings.asMap());
    assertEquals(
        Arrays.asList("www.aliyun.com", "203.0.113.7", "203.0.113.9"),
        settings.maxFrameOptions().publicWhitelist());
  }

  @Test
  void throwsOnErrorsOfTheRules() {
    EgressSpec spec = EgressSpec.builder().internet("10.0.0.1:80").build();
    assertEquals("MCE-RULE-PRIVATE-ADDRESS", Refusal.codeOf(() -> PythonSettings.from(spec)));
  }

  @Test
  void comparesByMap() {
    PythonSettings settings = PythonSettings.from(Descriptions.plain());
    assertEquals(settings, PythonSettings.from(Descriptions.plain()));
    assertEquals(settings.hashCode(), PythonSettings.from(Descriptions.plain()).hashCode());
    assertNotEquals(settings, PythonSettings.from(Descriptions.full().build()));
    assertEquals(settings.asMap().keySet().toString(), settings.toString());
  }

  @Test
  void pythonReadsEveryText() {
    PythonSettings settings = PythonSettings.from(Descriptions.full().build());
    List<Python3.Statement> read =
        Python3.read(
            Arrays.asList(
                settings.toHintsDict(),
                settings.toSqlSettings(),
                settings.toMars(),
                settings.toMaxFrameOptions() + "def f(): pass\n"));
    for (Python3.Statement statement : read.subList(0, 3)) {
      assertEquals(settings.asMap(), statement.entries);
      assertEquals(
          new ArrayList<>(settings.asMap().keySet()), new ArrayList<>(statement.entries.keySet()));
    }
    assertEquals("options.sql.settings", read.get(1).name);
    assertEquals("options.sql.settings", read.get(2).name);
    assertEquals("with_network_options", read.get(3).name);
    assertEquals(
        "{vpc_network_link=testLink, public_whitelist=[www.aliyun.com, 203.0.113.7],"
            + " internal_whitelist=[my-bucket.oss-cn-shanghai-internal.aliyuncs.com]}",
        read.get(3).entries.toString());
  }

  /** 50 descriptions to one python3, for it takes its time to start. */
  @Property(tries = 12)
  void pythonReadsBackEverythingThatIsRendered(@ForAll("hostile") List<EgressSpec> specs) {
    List<String> texts = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    for (EgressSpec spec : specs) {
      PythonSettings settings;
      try {
        settings = PythonSettings.from(spec);
      } catch (InvalidEgressException e) {
        continue;
      }
      for (String text :
          Arrays.asList(settings.toHintsDict(), settings.toSqlSettings(), settings.toMars())) {
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), text);
        texts.add(text);
        expected.add(settings.asMap());
      }
      if (!settings.toMaxFrameOptions().isEmpty()) {
        texts.add(settings.toMaxFrameOptions() + "def f(): pass\n");
        expected.add(flat(settings.maxFrameOptions().asMap()));
      }
    }
    List<Object> read = new ArrayList<>();
    Python3.read(texts)
        .forEach(
            statement ->
                read.add(
                    "with_network_options".equals(statement.name)
                        ? statement.entries.toString()
                        : statement.entries));
    assertEquals(expected, read);
    assertNotEquals(Collections.emptyList(), read);
  }

  /** The decorator takes the network link as a string, not as a list of one. */
  private static String flat(Map<String, List<String>> arguments) {
    Map<String, Object> flat = new LinkedHashMap<>(arguments);
    flat.computeIfPresent("vpc_network_link", (key, link) -> ((List<?>) link).get(0));
    return flat.toString();
  }

  @Provide
  Arbitrary<List<EgressSpec>> hostile() {
    return Descriptions.hostile().list().ofSize(50);
  }
}
