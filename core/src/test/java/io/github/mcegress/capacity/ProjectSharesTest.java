package io.github.mcegress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Refusal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProjectSharesTest {
  private static final ProjectShares SHARES =
      ProjectShares.builder()
          .connections(200)
          .job("nightly", 50, 20)
          .borrowingJob("hourly", 25, 10)
          .borrowingJob("adhoc", 15, 5)
          .build();

  @Test
  void givesAJobItsShareAndNoMore() {
    JobGrant grant = SHARES.start("nightly", Collections.emptyMap());
    assertEquals(100, grant.connections());
    assertEquals(
        "nightly: 200 connections - 0 held - 15 kept = 185 free; share 50 % of 200 = 100; gets 100",
        grant.toString());
  }

  @Test
  void lendsWhatIsIdleAndNotKept() {
    assertEquals(
        "hourly: 200 connections - 100 held - 5 kept = 95 free; share 25 % of 200 = 50, 45"
            + " borrowed; gets 95",
        SHARES.start("hourly", Collections.singletonMap("nightly", 100)).toString());
  }

  @Test
  void startsAJobWhoseShareIsLentWithItsMinimum() {
    int lent = SHARES.start("hourly", Collections.emptyMap()).connections();
    assertEquals(175, lent);
    assertEquals(
        20, SHARES.start("nightly", Collections.singletonMap("hourly", lent)).connections());
  }

  @Test
  void theGrantIsTheJobsMaxConnections() {
    EgressSpec spec = EgressSpec.parse("max-connections = 7\nmax-tasks = 25");
    EgressSpec granted = SHARES.start("nightly", Collections.emptyMap()).in(spec);
    assertEquals(4, TaskShare.of(granted).connections().getAsInt());
  }

  @Test
  void tellsTheSharesWithTheirArithmetic() {
    assertEquals(
        "nightly: 50 % of 200 = 100, 20 of them kept while it does not run\n"
            + "hourly: 25 % of 200 = 50, 10 of them kept while it does not run, may borrow\n"
            + "adhoc: 15 % of 200 = 30, 5 of them kept while it does not run, may borrow\n"
            + "no share: 20, for those that may borrow\n",
        SHARES.toText());
  }

  @Test
  void refusesEverythingThatDoesNotFitAtOnce() {
    assertEquals(
        "error MCE-SPEC-VALUE job \"a\": the share is 101 %; write 1 to 100\n"
            + "error MCE-SPEC-VALUE job \"b\": the minimum is 0; write 1 or more\n"
            + "error MCE-RULE-CAPACITY job \"b\": the share is no connection: 30 % of 3 = 0; write"
            + " 34 % or more\n"
            + "error MCE-RULE-CAPACITY job \"b\": the minimum is 2, the share less: 40 % of 3 = 1;"
            + " lower the minimum to 1, or raise the share\n"
            + "error MCE-SPEC-DUPLICATE: job \"b\" stands twice; add it once\n"
            + "error MCE-SPEC-VALUE job \"\": the name is empty; name the job\n"
            + "error MCE-RULE-CAPACITY: the shares are 205 % together; lower them to 100 %"
            + " together\n"
            + "error MCE-RULE-CAPACITY: 4 jobs are more than 3 connections; let at most 3 jobs"
            + " share them",
        Refusal.of(
            () ->
                ProjectShares.builder()
                    .connections(3)
                    .job("a", 101, 1)
                    .job("b", 30, 0)
                    .job("b", 40, 2)
                    .job("", 34, 1)
                    .build()));
    assertEquals(
        "error MCE-SPEC-VALUE: the project has 0 connections; write 1 or more\n"
            + "error MCE-SPEC-VALUE: there is no job; add one",
        Refusal.of(() -> ProjectShares.builder().build()));
  }

  @Test
  void refusesAStartThatCannotBe() {
    Map<String, Integer> held = new HashMap<>();
    held.put("nightly", 0);
    held.put("other", 190);
    assertEquals(
        "error MCE-RULE-CAPACITY: job \"nightly\" runs already; start it when it has ended\n"
            + "error MCE-SPEC-VALUE: job \"nightly\" holds 0; write what it got, 1 or more\n"
            + "error MCE-SPEC-VALUE: \"other\" is no job of this project; write one of nightly,"
            + " hourly, adhoc\n"
            + "error MCE-RULE-CAPACITY: running jobs hold 190, 15 are kept: -5 of 200 are left;"
            + " wait for a running job, or let each hold what it got here",
        Refusal.of(() -> SHARES.start("nightly", sorted(held))));
    assertEquals(
        "error MCE-SPEC-VALUE: \"x\" is no job of this project; write one of nightly, hourly,"
            + " adhoc",
        Refusal.of(() -> SHARES.start("x", Collections.emptyMap())));
  }

  private static Map<String, Integer> sorted(Map<String, Integer> map) {
    return new TreeMap<>(map);
  }

  /** Jobs start and end in any order: never too many connections, never less than a minimum. */
  @Property
  void neverGivesMoreThanThereAreNorLessThanAMinimum(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2) Integer> turns) {
    String[] names = {"nightly", "hourly", "adhoc"};
    int[] minimums = {20, 10, 5};
    Map<String, Integer> held = new HashMap<>();
    for (int turn : turns) {
      if (held.remove(names[turn]) == null) {
        int got = SHARES.start(names[turn], held).connections();
        assertTrue(got >= minimums[turn], names[turn] + " got " + got);
        held.put(names[turn], got);
      }
      int together = held.values().stream().mapToInt(Integer::intValue).sum();
      assertTrue(together <= 200, together + " held");
    }
  }
}
