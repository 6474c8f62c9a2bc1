package io.github.mcegress.doctor;

import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text form of a {@link Vocabulary}; its head says how rows look. Not thread-safe. */
final class VocabularyText {
  private static final String NONE = "-";

  private final List<CodeRow> rows = new ArrayList<>();
  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private final Map<String, List<Symptom>> symptoms = new LinkedHashMap<>();
  private final List<TextSign> signs = new ArrayList<>();
  private final Map<String, String> meanings = new LinkedHashMap<>();
  private List<String> internal = Collections.emptyList();
  private int line;

  private VocabularyText() {}

  /**
   * Reads a whole text.
   *
   * @throws IllegalArgumentException for the first row that cannot be read, with its line
   */
  static Vocabulary read(String text) {
    VocabularyText reader = new VocabularyText();
    StringBuilder open = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean empty = lines[i].trim().isEmpty() || lines[i].startsWith("#");
      boolean goesOn = !empty && lines[i].startsWith(" ");
      if (!goesOn) {
        reader.row(open.toString());
        open.setLength(0);
        reader.line = i + 1;
      }
      if (!empty) {
        open.append(open.length() == 0 ? "" : " ").append(lines[i].trim());
      }
    }
    reader.row(open.toString());
    return new Vocabulary(
        Collections.unmodifiableList(reader.rows),
        Collections.unmodifiableMap(reader.faults),
        Collections.unmodifiableList(reader.signs),
        Collections.unmodifiableMap(reader.meanings));
  }

  private void row(String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean joined = text.startsWith("+ ");
    String[] cells = text.substring(joined ? 2 : 0).split("\\|", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].trim();
    }
    if (cells[0].equals("code")) {
      width(cells, 6);
      rows.add(
          new CodeRow(
              list(cells[1], " "),
              list(cells[2], "; "),
              cells[3],
              orEmpty(cells[4]),
              cells[5],
              joined));
    } else if (cells[0].equals("fault")) {
      width(cells, 6);
      fault(cells);
    } else if (cells[0].equals("seen")) {
      width(cells, 7);
      seen(cells);
    } else if (cells[0].equals("veto")) {
      width(cells, 3);
      internal = list(cells[2], "; ");
    } else if (cells[0].equals("own")) {
      width(cells, 3);
      meanings.put(cells[1], known(cells[2]));
    } else if (cells[0].equals("text")) {
      width(cells, 4);
      signs.add(new TextSign(known(cells[1]), level(cells[2]), list(cells[3], " && "), internal));
    } else {
      throw wrong(
          Quoted.of(cells[0]) + " is no kind of row; write code, fault, seen, text, veto or own");
    }
  }

  private void fault(String[] cells) {
    List<Symptom> of = new ArrayList<>();
    symptoms.put(cells[1], of);
    Fault fault =
        new Fault(
            cells[1],
            cells[2],
            cells[3],
            orEmpty(cells[4]),
            cells[5],
            Collections.unmodifiableList(of));
    if (faults.put(cells[1], fault) != null) {
      throw wrong("the fault " + Quoted.of(cells[1]) + " stands twice; keep one");
    }
  }

  private void seen(String[] cells) {
    List<Symptom> of = symptoms.get(cells[1]);
    if (of == null) {
      throw wrong("write the fault " + Quoted.of(cells[1]) + " above the row");
    }
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (String name : list(cells[2], " ")) {
      Place place = constant(Place.class, name);
      if (!places.add(place) || faults.get(cells[1]).at(place) != null) {
        throw wrong(name + " stands twice; write it once for a fault");
      }
    }
    of.add(
        new Symptom(
            Collections.unmodifiableSet(places),
            cells[3].equals(NONE) ? null : constant(ExamStage.class, cells[3]),
            cells[4].equals(NONE) ? null : constant(Verdict.class, cells[4]),
            cells[5],
            list(cells[6], " ")));
  }

  private String known(String fault) {
    if (!faults.containsKey(fault)) {
      throw wrong("write the fault " + Quoted.of(fault) + " above the row");
    }
    return fault;
  }

  private int level(String cell) {
    if (cell.length() == 1 && cell.charAt(0) >= '2' && cell.charAt(0) <= '5') {
      return cell.charAt(0) - '0';
    }
    throw wrong("the level is " + Quoted.of(cell) + "; write 2, 3, 4 or 5");
  }

  private <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : EnumSet.allOf(type)) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw wrong(Quoted.of(name) + " is none of " + EnumSet.allOf(type));
  }

  private void width(String[] cells, int wanted) {
    if (cells.length != wanted) {
      throw wrong("the row has " + cells.length + " columns; write " + wanted);
    }
  }

  private static List<String> list(String cell, String separator) {
    return cell.equals(NONE)
        ? Collections.emptyList()
        : Collections.unmodifiableList(Arrays.asList(cell.split(separator, -1)));
  }

  private static String orEmpty(String cell) {
    return cell.equals(NONE) ? "" : cell;
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException("codes.txt, line " + line + ": " + message);
  }
}
