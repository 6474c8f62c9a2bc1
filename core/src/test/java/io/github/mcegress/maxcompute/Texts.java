package io.github.mcegress.maxcompute;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Descriptions, addresses, certificates and jars that several tests use. */
final class Texts {
  static final EgressSpec SPEC = EgressSpec.builder().internet("api.aliyun.com:443").build();

  private Texts() {}

  static ResolvedHosts hosts(String instant) {
    return ResolvedHosts.parse(
        "# api.aliyun.com resolved " + instant + "\n203.0.113.7 api.aliyun.com\n");
  }

  static String pem(String name) throws IOException {
    try (InputStream in = Texts.class.getResourceAsStream("ca-" + name + ".pem")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return new String(bytes.toByteArray(), StandardCharsets.US_ASCII);
    }
  }

  static Path jar(Path folder, String... entries) throws IOException {
    Path file = folder.resolve("my-udf-1.0.jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String entry : entries) {
        jar.putNextEntry(new ZipEntry(entry));
        jar.write(entry.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return file;
  }
}
