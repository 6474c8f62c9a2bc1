package io.github.mcegress.samples.adapters;

import io.github.mcegress.lab.LabJvm;
import io.github.mcegress.lab.LabTrust;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs samples in JVMs of their own, which trust the lab's authority alone. */
final class SampleProcess implements Closeable {
  private final Path folder = Files.createTempDirectory("mcegress-samples");
  private final Path trust = folder.resolve("trust.p12");

  SampleProcess(String caPem) throws Exception {
    LabTrust.of(caPem).write(trust);
  }

  /** A file with that text, for a sample to read. */
  String file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What the sample printed, on both streams. */
  String run(Class<?> sample, String... arguments) throws Exception {
    LabJvm jvm = LabJvm.of(sample).trust(trust);
    for (String variable :
        new String[] {
          "ALIBABA_CLOUD_ACCESS_KEY_ID",
          "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
          "OSS_ACCESS_KEY_ID",
          "OSS_ACCESS_KEY_SECRET",
          "PGUSER",
          "PGPASSWORD",
          "MYSQL_USER",
          "MYSQL_PWD"
        }) {
      jvm.environment(variable, "lab");
    }
    return String.join("\n", jvm.run(arguments));
  }

  @Override
  public void close() throws IOException {
    for (String name : folder.toFile().list()) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
