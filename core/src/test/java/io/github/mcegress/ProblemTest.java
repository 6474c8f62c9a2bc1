package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Problem PROBLEM = Problem.error("MCE-X", "it is wrong", "write it right");

  @Test
  void isOneLineOfText() {
    assertEquals("error MCE-X: it is wrong; write it right", PROBLEM.toString());
    assertEquals("error MCE-X line 3: it is wrong; write it right", PROBLEM.at("", 3).toString());
    assertEquals(
        "error MCE-X internet[2]: it is wrong; write it right",
        PROBLEM.at("internet[2]", 0).toString());
    assertEquals(
        "error MCE-X line 3, internet[2]: it is wrong; write it right [a page, 2026-11-21]",
        PROBLEM.at("internet[2]", 3).from("a page, 2026-11-21").toString());
    assertEquals("warning MCE-X: it may be", Problem.warning("MCE-X", "it may be", "").toString());
  }

  @Test
  void hasEveryPart() {
    Problem problem = PROBLEM.from("a page").at("internet[2]", 3);
    assertEquals("MCE-X", problem.code());
    assertEquals(Severity.ERROR, problem.severity());
    assertEquals("internet[2]", problem.path());
    assertEquals(3, problem.line());
    assertEquals("it is wrong", problem.message());
    assertEquals("write it right", problem.remedy());
    assertEquals("a page", problem.source());
  }

  @Test
  void placingItLeavesTheFirstAlone() {
    PROBLEM.at("internet", 7).from("a page");
    assertEquals("", PROBLEM.path());
    assertEquals(0, PROBLEM.line());
    assertEquals("", PROBLEM.source());
  }

  @Test
  void comparesByText() {
    Problem same = Problem.error("MCE-X", "it is wrong", "write it right");
    assertEquals(PROBLEM, same);
    assertEquals(PROBLEM.hashCode(), same.hashCode());
    assertNotEquals(PROBLEM, PROBLEM.at("", 1));
    assertNotEquals(PROBLEM, Problem.warning("MCE-X", "it is wrong", "write it right"));
    assertNotEquals(PROBLEM, PROBLEM.toString());
  }

  @Test
  void equalTextsHaveEqualHashes() {
    Problem split = Problem.error("MCE-X", "a", "b");
    Problem whole = Problem.error("MCE-X", "a; b", "");
    assertEquals(split, whole);
    assertEquals(split.hashCode(), whole.hashCode());
  }
}
