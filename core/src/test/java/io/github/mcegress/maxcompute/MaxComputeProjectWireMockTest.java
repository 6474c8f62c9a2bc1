package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.odps.Odps;
import org.junit.jupiter.api.Test;

class MaxComputeProjectWireMockTest {
  @Test
  void takesARefusalForAnAnswerAndAsksOnce() throws MaxComputeException {
    try (MaxComputeStub stub = new MaxComputeStub()) {
      Odps odps = stub.odps();
      odps.getRestClient().setReadTimeout(77);
      odps.getRestClient().setRetryTimes(3);

      MaxComputeProject.checkReachable(odps);

      assertEquals(1, stub.requestsTo("GET", ""));
      assertEquals(77, odps.getRestClient().getReadTimeout());
      assertEquals(3, odps.getRestClient().getRetryTimes());
    }
  }
}
