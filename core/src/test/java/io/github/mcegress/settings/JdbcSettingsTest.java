package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.jdbc.utils.ConnectionResource;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class JdbcSettingsTest {
  private static final String URL =
      "jdbc:odps:https://service.cn-shanghai.maxcompute.aliyun.com/api?project=p";

  @Test
  void rendersItsTexts() throws IOException {
    JdbcSettings settings = JdbcSettings.from(Descriptions.plain());
    assertEquals(SessionHints.from(Descriptions.plain()).asMap(), settings.asMap());
    assertEquals(ExpectedText.of("jdbc-block.sql"), settings.toSetBlock());
    assertEquals(ExpectedText.of("jdbc-settings.json"), settings.toJson() + "\n");
    assertEquals(ExpectedText.of("jdbc-parameter.txt"), settings.toUrlParameter() + "\n");
  }

  @Test
  void odpsJdbcReadsTheBlock() {
    JdbcSettings settings = JdbcSettings.from(Descriptions.plain());
    assertEquals(settings.asMap(), SetLineReaders.odpsJdbc(settings.toSetBlock()));
  }

  @Test
  void odpsJdbcReadsTheProperty() {
    JdbcSettings settings = JdbcSettings.from(Descriptions.full().build());
    assertEquals(settings.asMap(), fromUrl(settings));
    Properties info = new Properties();
    info.put(JdbcSettings.PROPERTY, settings.toJson());
    assertEquals(settings.asMap(), new ConnectionResource(URL, info).getSettings());
  }

  @Test
  void rendersNothingOfNothing() {
    JdbcSettings settings = JdbcSettings.from(EgressSpec.builder().build());
    assertEquals("", settings.toSetBlock());
    assertEquals("{}", settings.toJson());
    assertEquals("settings=%7B%7D", settings.toUrlParameter());
    assertEquals(Collections.emptyMap(), fromUrl(settings));
  }

  @Test
  void listsResolvedAddresses() {
    EgressSpec spec = Descriptions.full().listAddresses(true).build();
    assertEquals(
        SessionHints.from(spec, Descriptions.hosts()).asMap(),
        JdbcSettings.from(spec, Descriptions.hosts()).asMap());
  }

  @Test
  void refusesInABlockWhatAReaderMisreads() {
    JdbcSettings settings = JdbcSettings.from(EgressSpec.builder().computeQuota("a=b").build());
    String refused = Refusal.of(settings::toSetBlock);
    assertTrue(
        refused.startsWith(
            "error MCE-SQL-READER odps.task.wlm.quota: odps-jdbc 3.4.2 cuts the value off at its"
                + " \"=\""),
        refused);
    assertEquals(settings.asMap(), fromUrl(settings));
  }

  @Test
  void comparesByMap() {
    assertEquals(JdbcSettings.from(Descriptions.plain()), JdbcSettings.from(Descriptions.plain()));
    assertEquals(
        JdbcSettings.from(Descriptions.plain()).hashCode(),
        JdbcSettings.from(Descriptions.plain()).hashCode());
    assertNotEquals(
        JdbcSettings.from(Descriptions.plain()), JdbcSettings.from(Descriptions.full().build()));
    assertEquals(
        "[odps.task.wlm.quota]",
        JdbcSettings.from(EgressSpec.builder().computeQuota("SECRET").build()).toString());
  }

  @Property
  void odpsJdbcReadsBackEverythingThatIsRendered(@ForAll("hostile") EgressSpec spec) {
    JdbcSettings settings;
    try {
      settings = JdbcSettings.from(spec);
    } catch (InvalidEgressException e) {
      Statistics.label("property").collect("refused");
      return;
    }
    Statistics.label("property").collect("rendered");
    assertEquals(settings.asMap(), fromUrl(settings));
    assertEquals(settings.asMap(), JsonMap.of(settings.toJson()));
    assertTrue(settings.toUrlParameter().chars().allMatch(c -> c > ' ' && c < 0x7f));
    String block;
    try {
      block = settings.toSetBlock();
    } catch (InvalidEgressException e) {
      Statistics.label("block").collect("refused");
      return;
    }
    Statistics.label("block").collect("rendered");
    assertEquals(settings.asMap(), SetLineReaders.odpsJdbc(block));
  }

  @Provide
  Arbitrary<EgressSpec> hostile() {
    return Descriptions.hostile();
  }

  private static Map<String, String> fromUrl(JdbcSettings settings) {
    String url = URL + "&" + settings.toUrlParameter() + "&logview=x";
    return new ConnectionResource(url, new Properties()).getSettings();
  }
}
