package io.github.mcegress.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.doctor.Place;
import io.github.mcegress.lab.FaultAtPlace;
import io.github.mcegress.lab.FaultsPage;
import io.github.mcegress.lab.faults.FaultCase;
import io.github.mcegress.lab.faults.FaultLab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every case of the fault laboratory, examined from this JVM and held against the table of faults.
 *
 * <p>{@code -Ddoctor.matrix.write=true} writes the page in place of comparing it; {@code
 * -Ddoctor.faults=REGEX} examines only those faults, and compares nothing.
 */
class FaultMatrixTest {
  private static final double BAR_PERCENT = 95;
  private static final Path PAGE = Paths.get("..", "core", "docs", "doctor-matrix.md");

  @Test
  void saysWhatTheTableSays() throws Exception {
    FaultsPage table = FaultsPage.read(Paths.get("..", "core", "docs", "doctor.md"));
    String only = System.getProperty("doctor.faults", "");
    FaultMatrix matrix = new FaultMatrix();
    for (FaultCase fault : FaultLab.cases()) {
      if (only.isEmpty() || fault.fault().matches(only)) {
        for (FaultAtPlace row : rows(table, fault)) {
          Place place = Place.valueOf(row.place());
          matrix.add(new FaultVerdict(fault, row, FaultRun.of(fault, place)));
        }
      }
    }
    matrix.those(verdict -> !verdict.isWholeRight()).forEach(System.out::println);
    System.out.println(matrix.page());
    write(Paths.get("target", "doctor-matrix.md"), matrix.page());

    List<FaultVerdict> claimed = matrix.those(FaultVerdict::isConfidentlyWrong);
    assertTrue(claimed.isEmpty(), claimed::toString);
    List<FaultVerdict> wrong = matrix.those(verdict -> !verdict.isRight());
    assertTrue(matrix.percentRight() >= BAR_PERCENT, wrong::toString);
    if (only.isEmpty()) {
      assertTrue(matrix.those(FaultVerdict::isOpen).size() >= 6);
      compare(matrix.page());
    }
  }

  private static void compare(String page) throws Exception {
    if (Boolean.getBoolean("doctor.matrix.write")) {
      write(PAGE, page);
    }
    assertEquals(new String(Files.readAllBytes(PAGE), StandardCharsets.UTF_8), page);
  }

  private static void write(Path file, String text) throws Exception {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A row for each expectation of its own; places that look alike are examined at the first. */
  private static List<FaultAtPlace> rows(FaultsPage table, FaultCase fault) {
    List<FaultAtPlace> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Place place : Place.values()) {
      FaultAtPlace row = table.at(fault.fault(), place.name());
      assertTrue(row != null, fault + " is not in the table");
      if (row.canOccur()
          && (fault.places().isEmpty() || fault.places().contains(place.name()))
          && seen.add(row.code() + row.stage() + row.verdict() + row.causes())) {
        rows.add(row);
      }
    }
    assertTrue(!rows.isEmpty(), fault + " cannot occur where it is to be examined");
    return rows;
  }
}
