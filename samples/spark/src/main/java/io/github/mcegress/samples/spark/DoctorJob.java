package io.github.mcegress.samples.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.spark.SparkDiagnosis;
import io.github.mcegress.spark.SparkDoctor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Examines a target from the driver and every executor. Arguments: the file of the description, and
 * the target, such as {@code prices.example.com:443}.
 */
public final class DoctorJob {
  private DoctorJob() {}

  public static void main(String[] arguments) throws IOException {
    String description =
        new String(Files.readAllBytes(Paths.get(arguments[0])), StandardCharsets.UTF_8);
    String target = arguments[1];
    SparkConf conf = new SparkConf().setAppName("doctor");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      // begin DoctorJob
      SparkDoctor doctor = SparkDoctor.builder().spec(EgressSpec.parse(description)).build();
      for (SparkDiagnosis found : doctor.examine(spark.sc(), target)) {
        System.out.println(found.toText());
      }
      // end
    }
  }
}
