package io.github.mcegress.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code core/docs/doctor.md} as tests read it: what may be said of each fault at each
 * place. Immutable.
 */
public final class FaultsPage {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<FaultAtPlace> rows = new ArrayList<>();

  private FaultsPage() {}

  /**
   * Reads the page.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a row of it has another form than its head says
   */
  public static FaultsPage read(Path file) throws IOException {
    return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static FaultsPage of(String text) {
    FaultsPage page = new FaultsPage();
    String[] sections = text.split("\n### `", -1);
    for (int i = 1; i < sections.length; i++) {
      int end = sections[i].indexOf('`');
      // The next chapter's title is none of its words.
      page.fault(sections[i].substring(0, end), sections[i].split("\n## ", 2)[0]);
    }
    return page;
  }

  private void fault(String id, String section) {
    if (texts.put(id, section) != null) {
      throw new IllegalArgumentException("the fault " + id + " stands twice");
    }
    for (String line : section.split("\n", -1)) {
      if (line.startsWith("| `")) {
        row(id, line);
      }
    }
  }

  private void row(String id, String line) {
    String[] cells = line.substring(1).split("\\|", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException(id + ": " + line + " is no row of 4 columns");
    }
    for (String place : codes(cells[0])) {
      if (at(id, place) != null) {
        throw new IllegalArgumentException(id + ": " + place + " stands twice");
      }
      String[] stage = cells[2].trim().split(" ", -1);
      List<String> code = codes(cells[1]);
      rows.add(
          new FaultAtPlace(
              id,
              place,
              code.isEmpty() ? "" : code.get(0),
              stage.length == 2 ? stage[0] : "",
              stage[stage.length - 1].equals("-") ? "" : stage[stage.length - 1],
              codes(cells[3])));
    }
  }

  private static List<String> codes(String cell) {
    List<String> codes = new ArrayList<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      codes.add(code.group(1));
    }
    return Collections.unmodifiableList(codes);
  }

  /** The ids of all faults, in the page's order. */
  public List<String> faults() {
    return Collections.unmodifiableList(new ArrayList<>(texts.keySet()));
  }

  /** Everything that stands under a fault's heading. */
  public String text(String fault) {
    return texts.get(fault);
  }

  /** Every fault at every place, in the page's order. */
  public List<FaultAtPlace> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** A fault at a place, or null where the page has none such. */
  public FaultAtPlace at(String fault, String place) {
    for (FaultAtPlace row : rows) {
      if (row.fault().equals(fault) && row.place().equals(place)) {
        return row;
      }
    }
    return null;
  }
}
