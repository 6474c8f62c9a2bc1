package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfShipmentTest {
  @TempDir Path folder;

  @Test
  void refusesEveryNameOutsideOfItsForm() {
    InvalidEgressException e =
        assertThrows(
            InvalidEgressException.class,
            () ->
                UdfShipment.builder()
                    .name("my.job")
                    .spec(Texts.SPEC)
                    .hosts(ResolvedHosts.parse(""))
                    .jar("../my-udf.zip", folder)
                    .function("my-function", "com/example/MyUdf")
                    .build());

    assertEquals(
        "error MCE-SPEC-VALUE name: \"my.job\" cannot be the name; write letters, digits, _ and -, a"
            + " letter first\n"
            + "error MCE-SPEC-VALUE jar: \"../my-udf.zip\" cannot be the jar; write letters, digits,"
            + " _, . and -, a letter first, .jar at the end\n"
            + "error MCE-SPEC-VALUE function: \"my-function\" cannot be the function; write letters,"
            + " digits and _, a letter first\n"
            + "error MCE-SPEC-VALUE class: \"com/example/MyUdf\" cannot be the class; write"
            + " com.example.MyUdf, Outer$Inner for a nested one",
        e.getMessage());
  }

  @Test
  void namesWhatIsMissing() {
    assertEquals(
        "the shipment is incomplete; call hosts",
        assertThrows(
                IllegalArgumentException.class,
                () -> UdfShipment.builder().spec(Texts.SPEC).build())
            .getMessage());
  }

  @Test
  void checksEverythingBeforeItAsksTheNetwork() throws IOException {
    UdfShipment shipment =
        UdfShipment.builder()
            .spec(EgressSpec.builder().internet("10.0.0.1:443").build())
            .hosts(ResolvedHosts.parse(""))
            .trustPem("no certificate")
            .jar("my-udf.jar", Texts.jar(folder, "A.class"))
            .function("f", "B")
            .build();
    Odps nowhere = MaxComputeProject.connect("http://x.invalid", "p", new AliyunAccount("i", "k"));

    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> shipment.ship(nowhere));

    assertEquals(
        Arrays.asList(Codes.RULE_PRIVATE_ADDRESS, Codes.SHIP_CLASS, Codes.SHIP_FILE),
        e.problems().stream().map(Problem::code).collect(Collectors.toList()));
  }
}
