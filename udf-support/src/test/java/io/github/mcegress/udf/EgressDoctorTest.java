package io.github.mcegress.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.lab.ClosedPort;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The doctor as a UDF without a sandbox; {@link EgressDoctorIT} is behind it. */
class EgressDoctorTest {
  private static EgressDoctor in(FakeExecutionContext context) {
    EgressDoctor doctor = new EgressDoctor();
    doctor.setup(context);
    return doctor;
  }

  @Test
  void tellsAsTextOrJsonAndClaimsToBeAlive() throws Exception {
    AtomicInteger alive = new AtomicInteger();
    FakeExecutionContext context = new FakeExecutionContext().onClaimAlive(alive::incrementAndGet);
    try (ClosedPort closed = new ClosedPort()) {
      String target = "127.0.0.1:" + closed.number();
      EgressDoctor doctor = in(context);
      String text = doctor.evaluate(target);
      assertTrue(text.startsWith(target + ": MCE-CONNECT-REFUSED"), text);
      assertTrue(text.contains("UDF_OPEN"), text);
      String json = doctor.evaluate(target, "json");
      assertTrue(json.startsWith("{\"target\":\"" + target + "\""), json);
      assertEquals(2, alive.get());
      assertNull(doctor.evaluate(null));
      assertNull(doctor.evaluate(target, null));
      assertNull(doctor.evaluate(target, "text", null));
      assertEquals(2, alive.get());
    }
  }

  @Test
  void judgesByWhatWasShippedUnderTheName() throws Exception {
    FakeExecutionContext context =
        new FakeExecutionContext()
            .set("egress.properties", "internet = www.aliyun.com:443\n")
            .set("other.properties", "internet = 127.0.0.1\n");
    try (ClosedPort closed = new ClosedPort()) {
      String target = "127.0.0.1:" + closed.number();
      EgressDoctor doctor = in(context);
      String text = doctor.evaluate(target);
      assertTrue(text.startsWith(target + ": MCE-NOT-DECLARED"), text);
      IOException refused =
          assertThrows(IOException.class, () -> doctor.evaluate(target, "text", "other"));
      assertTrue(
          refused.getMessage().startsWith("other.properties is refused: "), refused.getMessage());
      IOException missing =
          assertThrows(IOException.class, () -> doctor.evaluate(target, "text", "third"));
      assertTrue(
          missing.getMessage().startsWith("third.properties is not attached"),
          missing.getMessage());
      assertThrows(IllegalArgumentException.class, () -> doctor.evaluate(target, "text", "../x"));
    }
  }

  @Test
  void refusesWhatIsNoTargetOrNoForm() {
    EgressDoctor doctor = in(new FakeExecutionContext());
    assertThrows(InvalidEgressException.class, () -> doctor.evaluate("https://www.aliyun.com/"));
    assertThrows(InvalidEgressException.class, () -> doctor.evaluate("[::1]:443"));
    assertThrows(InvalidEgressException.class, () -> doctor.evaluate(""));
    assertThrows(
        IllegalArgumentException.class, () -> doctor.evaluate("www.aliyun.com:443", "xml"));
    assertThrows(
        IllegalStateException.class, () -> new EgressDoctor().evaluate("www.aliyun.com:443"));
  }
}
