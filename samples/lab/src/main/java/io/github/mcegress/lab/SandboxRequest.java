package io.github.mcegress.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link Sandbox} asks of {@link SandboxMain}: a UDF class, policy lines, rows of one width.
 */
final class SandboxRequest {
  private final String udfClass;
  private final String policy;
  private final List<Object[]> rows;

  SandboxRequest(String udfClass, String policy, List<Object[]> rows) {
    this.udfClass = udfClass;
    this.policy = policy;
    this.rows = Collections.unmodifiableList(new ArrayList<>(rows));
    for (Object[] row : rows) {
      if (row.length == 0 || row.length != rows.get(0).length) {
        throw new IllegalArgumentException(
            "every row needs the same number of cells, at least one; got "
                + rows.get(0).length
                + " and "
                + row.length);
      }
    }
  }

  String udfClass() {
    return udfClass;
  }

  String policy() {
    return policy;
  }

  List<Object[]> rows() {
    return rows;
  }

  /**
   * The SQL type of each column, by its first value that is not NULL.
   *
   * <p>A column with nothing but NULL is a string.
   */
  List<String> columnTypes() {
    List<String> types = new ArrayList<>();
    for (int column = 0; column < rows.get(0).length; column++) {
      String type = "string";
      for (Object[] row : rows) {
        if (row[column] != null) {
          type = SandboxCell.sqlType(row[column]);
          break;
        }
      }
      types.add(type);
    }
    return types;
  }

  void writeTo(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(SandboxCell.encode(udfClass));
    lines.add(SandboxCell.encode(policy));
    for (Object[] row : rows) {
      lines.add(Arrays.stream(row).map(SandboxCell::encode).collect(Collectors.joining(" ")));
    }
    Files.write(file, lines, StandardCharsets.US_ASCII);
  }

  static SandboxRequest readFrom(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    List<Object[]> rows = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      rows.add(Arrays.stream(line.split(" ", -1)).map(SandboxCell::decode).toArray());
    }
    return new SandboxRequest(
        SandboxCell.decodeText(lines.get(0)), SandboxCell.decodeText(lines.get(1)), rows);
  }
}
