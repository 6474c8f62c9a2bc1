package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.ExpectedText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DataWorksRemarksTest {
  @Test
  void namesTheAddressesThatAreKnown() throws IOException {
    DataWorksRemarks remarks = DataWorksRemarks.from(Descriptions.plain(), Descriptions.hosts());
    assertEquals(ExpectedText.of("dataworks-resolved.txt"), remarks.toText());
    assertEquals(
        Arrays.asList("203.0.113.9", "203.0.113.7", "10.0.0.1"), remarks.sandboxWhitelist());
  }

  @Test
  void namesTheHostsWithoutAddresses() throws IOException {
    DataWorksRemarks remarks = DataWorksRemarks.from(Descriptions.plain());
    assertEquals(ExpectedText.of("dataworks.txt"), remarks.toText());
    assertEquals(Collections.singletonList("203.0.113.7"), remarks.sandboxWhitelist());
  }

  @Test
  void hasNothingToSayOfNothing() {
    assertEquals(
        Collections.emptyList(), DataWorksRemarks.from(EgressSpec.builder().build()).asList());
  }

  @Test
  void everyRemarkHasItsSource() {
    for (DataWorksRemark remark :
        DataWorksRemarks.from(Descriptions.plain(), Descriptions.hosts()).asList()) {
      assertEquals(remark.sentence() + " [" + remark.source() + "]", remark.toString());
      assertNotEquals("", remark.source());
    }
  }

  @Test
  void comparesByText() {
    DataWorksRemarks remarks = DataWorksRemarks.from(Descriptions.plain());
    assertEquals(remarks, DataWorksRemarks.from(Descriptions.plain()));
    assertEquals(remarks.hashCode(), DataWorksRemarks.from(Descriptions.plain()).hashCode());
    assertNotEquals(remarks, DataWorksRemarks.from(Descriptions.plain(), Descriptions.hosts()));
    assertEquals(remarks.asList(), DataWorksRemarks.from(Descriptions.plain()).asList());
    assertThrows(UnsupportedOperationException.class, () -> remarks.asList().clear());
  }
}
