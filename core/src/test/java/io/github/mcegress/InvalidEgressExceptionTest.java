package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidEgressExceptionTest {
  private static final Problem ERROR = Problem.error("MCE-X", "wrong", "write it").at("a", 2);
  private static final Problem WARNING = Problem.warning("MCE-Y", "odd", "look at it").at("", 1);

  @Test
  void tellsOneProblemPerLine() {
    InvalidEgressException e = new InvalidEgressException(Arrays.asList(ERROR, WARNING));
    assertEquals(
        "error MCE-X line 2, a: wrong; write it\nwarning MCE-Y line 1: odd; look at it",
        e.getMessage());
    assertEquals(Arrays.asList(ERROR, WARNING), e.problems());
    assertInstanceOf(IllegalArgumentException.class, e);
  }

  @Test
  void keepsItsOwnUnmodifiableList() {
    List<Problem> problems = new ArrayList<>(Collections.singletonList(ERROR));
    InvalidEgressException e = new InvalidEgressException(problems);
    problems.clear();
    assertEquals(Collections.singletonList(ERROR), e.problems());
    assertThrows(UnsupportedOperationException.class, () -> e.problems().clear());
  }

  @Test
  void refusesToTellNothing() {
    assertThrows(
        IllegalArgumentException.class, () -> new InvalidEgressException(Collections.emptyList()));
  }

  @Test
  void warningsAloneStopNothing() {
    InvalidEgressException.throwOnErrors(Collections.emptyList());
    InvalidEgressException.throwOnErrors(Arrays.asList(WARNING, WARNING));
  }

  @Test
  void anErrorBringsTheWarningsAlong() {
    assertEquals(
        "warning MCE-Y line 1: odd; look at it\nerror MCE-X line 2, a: wrong; write it",
        Refusal.of(() -> InvalidEgressException.throwOnErrors(Arrays.asList(WARNING, ERROR))));
  }

  @Test
  void keepsItsMessageWhenSerialized() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new InvalidEgressException(ERROR));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      InvalidEgressException read = (InvalidEgressException) in.readObject();
      assertEquals("error MCE-X line 2, a: wrong; write it", read.getMessage());
      assertEquals(Collections.emptyList(), read.problems());
    }
  }
}
