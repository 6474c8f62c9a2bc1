package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
  @Test
  void namesItself() {
    assertEquals("UDF", Workload.UDF.toString());
    assertEquals("EXTERNAL_TABLE", Workload.EXTERNAL_TABLE.toString());
    assertEquals("MAPREDUCE", Workload.MAPREDUCE.toString());
    assertEquals("SPARK 3.1.1", Workload.spark("3.1.1").toString());
  }

  @Test
  void onlySparkHasAVersion() {
    assertEquals(Optional.of("3.4"), Workload.spark("3.4").sparkVersion());
    assertEquals(Optional.empty(), Workload.UDF.sparkVersion());
    assertEquals(Optional.empty(), Workload.EXTERNAL_TABLE.sparkVersion());
    assertEquals(Optional.empty(), Workload.MAPREDUCE.sparkVersion());
  }

  @Test
  void comparesByText() {
    assertEquals(Workload.spark("3.5.2"), Workload.spark("3.5.2"));
    assertEquals(Workload.spark("3.5.2").hashCode(), Workload.spark("3.5.2").hashCode());
    assertNotEquals(Workload.spark("3.5.2"), Workload.spark("3.5"));
    assertNotEquals(Workload.UDF, Workload.MAPREDUCE);
    assertNotEquals(Workload.UDF, "UDF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "3.",
        ".1",
        "0.9",
        "03.1",
        "3.1.1.1",
        "3.1.1-odps0.47.0",
        "v3.1",
        "3.1\n"
      })
  void refusesWhatIsNoSparkVersion(String version) {
    assertThrows(IllegalArgumentException.class, () -> Workload.spark(version));
  }

  @Test
  void saysHowToWriteASparkVersion() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Workload.spark("latest"));
    assertEquals("\"latest\" is no Spark version; write it as 3.1.1 or 3.4", e.getMessage());
  }
}
