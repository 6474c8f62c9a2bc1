package io.github.mcegress.samples.adapters;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs samples in JVMs of their own, which trust the lab's authority alone. */
final class SampleProcess implements Closeable {
  private static final String PASSWORD = "changeit";

  private final Path folder = Files.createTempDirectory("mcegress-samples");

  SampleProcess(String caPem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "lab",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
    try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  /** A file with that text, for a sample to read. */
  String file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What the sample printed, on both streams. */
  String run(Class<?> sample, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"),
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                sample.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
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
      builder.environment().put(variable, "lab");
    }
    Process process = builder.start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String printed = out.lines().collect(joining("\n"));
      process.waitFor();
      return printed;
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : folder.toFile().list()) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
