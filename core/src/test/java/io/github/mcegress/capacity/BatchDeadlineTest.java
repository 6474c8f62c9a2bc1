package io.github.mcegress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchDeadlineTest {
  private static final Duration MOST = Duration.ofSeconds(30);

  private static BatchDeadline of(String lines, Workload workload) {
    return BatchDeadline.of(EgressSpec.parse(lines), workload);
  }

  @Test
  void dividesTheTimeOutAmongTheRows() {
    BatchDeadline batch = of("batch.rows = 32\nbatch.timeout = 10m", Workload.UDF);
    assertEquals(Optional.of(Duration.ofMillis(18_750)), batch.request());
    assertEquals(Duration.ofMillis(18_750), batch.within(MOST));
    assertEquals("600 s / 32 rows = 18750 ms for each request", batch.toString());
  }

  @Test
  void isNoLongerThanTheClientsOwn() {
    assertEquals(MOST, of("batch.rows = 1\nbatch.timeout = 1h", Workload.UDF).within(MOST));
    assertEquals(MOST, of("", Workload.UDF).within(MOST));
  }

  @Test
  void neverFallsBelowOneMillisecond() {
    BatchDeadline batch = of("batch.rows = 5000\nbatch.timeout = 1s", Workload.UDF);
    assertEquals(Optional.of(Duration.ZERO), batch.request());
    assertEquals(Duration.ofMillis(1), batch.within(MOST));
  }

  @Test
  void takesTheDefaultOfWhatIsNotChosen() {
    assertEquals(
        "60 s / 1024 rows (the default) = 58 ms for each request",
        of("batch.timeout = 60s", Workload.UDF).toString());
    assertEquals(
        "600 s (one page's default) / 10 rows = 60000 ms for each request",
        of("batch.rows = 10", Workload.UDF).toString());
    assertEquals(
        "60 s / 32 rows = 1875 ms for each request",
        of("batch.timeout = 60s\nmax-connections = 5", Workload.UDF).toString());
    assertEquals(
        "no time of a batch is declared: requests have the client's own time-out",
        of("", Workload.UDF).toString());
  }

  @Test
  void isTheWholeTimeOutInMapReduceAndNothingElsewhere() {
    String lines = "batch.rows = 32\nbatch.timeout = 10s";
    assertEquals(Optional.of(Duration.ofSeconds(10)), of(lines, Workload.MAPREDUCE).request());
    assertEquals(Optional.empty(), of("batch.rows = 32", Workload.MAPREDUCE).request());
    assertEquals(Optional.empty(), of(lines, Workload.EXTERNAL_TABLE).request());
    assertEquals(Optional.empty(), of(lines, Workload.spark("3.1.1")).request());
  }
}
