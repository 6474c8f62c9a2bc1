package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import io.github.mcegress.lab.faults.FaultRow;
import io.github.mcegress.resolve.DnsHostResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Examines the rows of a file, a serialized one on each line, on executors, and prints the
 * diagnoses in their order.
 */
public final class FaultsJob {
  private static final int PARTS = 4;

  private FaultsJob() {}

  public static void main(String[] arguments) throws IOException {
    List<String> rows = Files.readAllLines(Paths.get(arguments[0]));
    try (JavaSparkContext spark = new JavaSparkContext()) {
      for (String diagnosis :
          spark.parallelize(rows, PARTS).map(row -> text(examine(read(row)))).collect()) {
        System.out.println(diagnosis);
      }
    }
  }

  private static Diagnosis examine(FaultRow row) throws IOException {
    if (SparkEnv.get().executorId().equals("driver")) {
      throw new IllegalStateException("the driver is no executor");
    }
    Doctor.Builder doctor =
        Doctor.builder()
            .place(Place.SPARK_EXECUTOR)
            .workload(Workload.spark(row.workload().orElse("SPARK 3.1.1").replace("SPARK ", "")))
            .spec(EgressSpec.parse(row.description()))
            .timeout(Duration.ofMillis(row.timeoutMillis()));
    if (row.speaksTls()) {
      doctor.tls(true);
    }
    row.hosts().ifPresent(text -> doctor.hosts(ResolvedHosts.parse(text)));
    row.pem().ifPresent(doctor::trustPem);
    if (!row.dnsServer().isPresent()) {
      row.answer().ifPresent(answer -> doctor.resolver(host -> FaultRow.answered(answer)));
      return doctor.build().examine(row.target());
    }
    try (DnsHostResolver asking =
        DnsHostResolver.builder()
            .servers(row.dnsServer().get())
            .timeout(Duration.ofMillis(row.timeoutMillis() / 2))
            .build()) {
      return doctor.resolver(asking).build().examine(row.target());
    }
  }

  static String text(Object serializable) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(serializable);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @SuppressWarnings("unchecked")
  static <T> T read(String text) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return (T) in.readObject();
    }
  }
}
