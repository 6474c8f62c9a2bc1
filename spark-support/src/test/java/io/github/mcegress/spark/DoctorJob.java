package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Examines targets from everywhere and prints a line for each; arguments: the files of the
 * description, the addresses and the CA certificates, then the targets.
 */
public final class DoctorJob {
  private DoctorJob() {}

  public static void main(String[] arguments) throws IOException {
    SparkDoctor doctor =
        SparkDoctor.builder()
            .spec(EgressSpec.parse(read(arguments[0])))
            .hosts(ResolvedHosts.parse(read(arguments[1])))
            .trustPem(read(arguments[2]))
            .build();
    try (JavaSparkContext spark = new JavaSparkContext()) {
      String[] targets = Arrays.copyOfRange(arguments, 3, arguments.length);
      for (SparkDiagnosis diagnosis : doctor.examine(spark.sc(), targets)) {
        StringBuilder line = new StringBuilder(diagnosis.code());
        line.append(diagnosis.isAgreed() ? " agreed" : " not agreed");
        diagnosis
            .byPlace()
            .forEach(
                (place, found) -> line.append(", ").append(place).append('=').append(found.code()));
        System.out.println(line);
        System.err.println(diagnosis.toText());
        System.err.println(diagnosis.toJson());
      }
    }
  }

  private static String read(String file) throws IOException {
    return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8);
  }
}
