package io.github.mcegress.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What {@link SandboxMain} gives back to {@link Sandbox}. */
final class SandboxResult {
  private final String securityManager;
  private final String policy;
  private final String failure;
  private final List<String> values;

  /**
   * @param securityManager the class of the security manager seen by a UDF
   * @param policy what was granted beyond the official policy, a line each
   * @param failure a stack trace, or null
   * @param values one per row that went well, null for NULL
   */
  SandboxResult(String securityManager, String policy, String failure, List<String> values) {
    this.securityManager = securityManager;
    this.policy = policy;
    this.failure = failure;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  String securityManager() {
    return securityManager;
  }

  String policy() {
    return policy;
  }

  String failure() {
    return failure;
  }

  List<String> values() {
    return values;
  }

  void writeTo(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(SandboxCell.encode(securityManager));
    lines.add(SandboxCell.encode(policy));
    lines.add(SandboxCell.encode(failure));
    values.forEach(value -> lines.add(SandboxCell.encode(value)));
    Files.write(file, lines, StandardCharsets.US_ASCII);
  }

  static SandboxResult readFrom(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    List<String> values = new ArrayList<>();
    lines.subList(3, lines.size()).forEach(word -> values.add(SandboxCell.decodeText(word)));
    return new SandboxResult(
        SandboxCell.decodeText(lines.get(0)),
        SandboxCell.decodeText(lines.get(1)),
        SandboxCell.decodeText(lines.get(2)),
        values);
  }
}
