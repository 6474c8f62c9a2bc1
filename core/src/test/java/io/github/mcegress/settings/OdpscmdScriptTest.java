package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class OdpscmdScriptTest {
  /** What SetCommand.java of 2026-06-03 takes for itself instead of passing it on. */
  private static final List<String> SWALLOWED =
      Arrays.asList(
          "enable_interactive_mode",
          "interactive_auto_fallback",
          "fallback_quotaname",
          "odps.console.forward.commands.to.sql",
          "objectcreatorhasaccesspermission",
          "objectcreatorhasgrantpermission",
          "checkpermissionusingacl",
          "checkpermissionusingpolicy",
          "projectprotection",
          "labelsecurity",
          "externalresourceaccesscontrol");

  @Test
  void rendersItsScript() throws IOException {
    OdpscmdScript script = OdpscmdScript.from(Descriptions.plain());
    assertEquals(SessionHints.from(Descriptions.plain()).asMap(), script.asMap());
    assertEquals(ExpectedText.of("odpscmd.sql"), script.toScript());
    assertEquals(script.asMap(), SetLineReaders.odpscmd(script.toScript()));
  }

  @Test
  void rendersNothingOfNothing() {
    assertEquals("", OdpscmdScript.from(EgressSpec.builder().build()).toScript());
  }

  @Test
  void rendersNoKeyThatOdpscmdTakesForItself() {
    for (String key : OdpscmdScript.from(Descriptions.plain()).asMap().keySet()) {
      assertFalse(SWALLOWED.contains(key.toLowerCase(Locale.ROOT)), key);
      assertFalse(key.startsWith("fallback."), key);
    }
  }

  @Test
  void warnsOfUseQuota() {
    List<Problem> warnings =
        OdpscmdScript.from(
                EgressSpec.builder().internet("www.aliyun.com:80").computeQuota("q").build())
            .warnings();
    assertEquals(
        "warning MCE-SQL-READER compute-quota: odpscmd sets odps.task.wlm.quota itself: \"use"
            + " quota\" behind the SET, or --quota-name, overwrites it; leave \"use quota\" out of"
            + " the script, or put it before the SET lines [UseQuotaCommand.java of odpscmd,"
            + " 2026-06-03]",
        warnings.stream()
            .map(Problem::toString)
            .filter(text -> text.contains("use quota"))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void refusesWhatAReaderMisreads() {
    OdpscmdScript script = OdpscmdScript.from(EgressSpec.builder().computeQuota("a--b").build());
    String refused = Refusal.of(script::toScript);
    assertTrue(
        refused.startsWith(
            "error MCE-SQL-READER odps.task.wlm.quota: odpscmd and PyODPS do not end"),
        refused);
  }

  @Test
  void comparesByMap() {
    OdpscmdScript script = OdpscmdScript.from(Descriptions.plain());
    assertEquals(script, OdpscmdScript.from(Descriptions.plain(), Descriptions.hosts()));
    assertEquals(script.hashCode(), OdpscmdScript.from(Descriptions.plain()).hashCode());
    assertNotEquals(script, OdpscmdScript.from(EgressSpec.builder().build()));
    assertEquals(script.asMap().keySet().toString(), script.toString());
  }

  @Property
  void odpscmdReadsBackEverythingThatIsRendered(@ForAll("hostile") EgressSpec spec) {
    try {
      OdpscmdScript script = OdpscmdScript.from(spec);
      assertEquals(script.asMap(), SetLineReaders.odpscmd(script.toScript()));
      Statistics.collect("rendered");
    } catch (InvalidEgressException e) {
      Statistics.collect("refused");
    }
  }

  @Provide
  Arbitrary<EgressSpec> hostile() {
    return Descriptions.hostile();
  }
}
