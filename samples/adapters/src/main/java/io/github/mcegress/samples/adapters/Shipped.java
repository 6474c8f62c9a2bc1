package io.github.mcegress.samples.adapters;

import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/** What was shipped with the job, as these samples are given it: files. */
final class Shipped {
  private Shipped() {}

  static ResolvedHosts hosts(String file) throws IOException {
    return ResolvedHosts.parse(text(file));
  }

  static String text(String file) throws IOException {
    return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8);
  }
}
