package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.mcegress.Codes;
import io.github.mcegress.ExpectedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final List<Cause> NONE = Collections.emptyList();

  private static final Cause FIRST =
      Cause.inferred(
              "MCE-CAUSE-ONE",
              "the first of two",
              "the second answers with a \"reset\"",
              "SET a=b;")
          .from("A page, 2026-11-21");

  private static final Cause SECOND =
      Cause.inferred("MCE-CAUSE-TWO", "the second", "", "ask its owner");

  private static final Cause REMARK =
      Cause.observed("MCE-RULE-REVIEW", "b\u00fccher.example is no self-service domain", "");

  private static Diagnosis refused() {
    return new Diagnosis(
        "api.example.test:443",
        Codes.CONNECT_REFUSED,
        Arrays.asList(FIRST, SECOND),
        Arrays.asList(
            stage(ExamStage.RUNTIME, Verdict.OK, 1, NONE, "Java 1.8.0_504", "no sandbox"),
            stage(ExamStage.DESCRIPTION, Verdict.WARNING, 0, Collections.singletonList(REMARK)),
            stage(
                ExamStage.CONNECT,
                Verdict.FAILED,
                12,
                Arrays.asList(FIRST, SECOND),
                "203.0.113.7: refused"),
            StageResult.skipped(ExamStage.TLS, "no connection")));
  }

  private static StageResult stage(
      ExamStage stage, Verdict verdict, long millis, List<Cause> causes, String... evidence) {
    return new StageResult(
        stage, verdict, Arrays.asList(evidence), Duration.ofMillis(millis), causes);
  }

  private static Diagnosis healthy() {
    return new Diagnosis(
        "api.example.test:443",
        Codes.OK,
        Collections.singletonList(Cause.observed(Codes.OK, "it answers", "")),
        Collections.singletonList(stage(ExamStage.HTTP, Verdict.OK, 3, NONE, "200")));
  }

  @Test
  void isAText() throws IOException {
    assertEquals(ExpectedText.of("diagnosis.txt"), refused().toText());
    assertEquals(refused().toText(), refused().toString());
  }

  @Test
  void isAHealthyText() {
    assertEquals(
        "api.example.test:443: MCE-OK\n"
            + "  MCE-OK (observed): it answers\n"
            + "stages\n"
            + "  http         ok       3 ms\n"
            + "    200\n",
        healthy().toText());
    assertTrue(healthy().isHealthy());
    assertFalse(refused().isHealthy());
  }

  @Test
  void isJson() throws IOException {
    assertEquals(ExpectedText.of("diagnosis.json"), refused().toJson() + "\n");
    JsonObject read = new Gson().fromJson(refused().toJson(), JsonObject.class);
    JsonObject first = read.getAsJsonArray("causes").get(0).getAsJsonObject();
    assertEquals(FIRST.apart(), first.get("apart").getAsString());
    JsonObject rules = read.getAsJsonArray("stages").get(1).getAsJsonObject();
    JsonObject remark = rules.getAsJsonArray("causes").get(0).getAsJsonObject();
    assertEquals(REMARK.message(), remark.get("message").getAsString());
  }

  @Test
  void firstCauseLeads() {
    assertEquals(FIRST, refused().cause());
    assertEquals("SET a=b;", refused().remedy());
  }

  @Test
  void isNeverWithoutACause() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Diagnosis("", Codes.CONNECT_REFUSED, NONE, Collections.emptyList()));
    assertTrue(refused.getMessage().contains(Codes.CONNECT_REFUSED), refused.getMessage());
  }

  @Test
  void inferenceIsNeverAlone() {
    List<Cause> alone = Collections.singletonList(FIRST);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Diagnosis("", Codes.CONNECT_REFUSED, alone, Collections.emptyList()));
    List<Cause> unknown =
        Collections.singletonList(Cause.inferred(Codes.UNKNOWN, "nothing known", "", ""));
    assertEquals(
        Codes.UNKNOWN,
        new Diagnosis("", Codes.TLS_FAILED, unknown, Collections.emptyList()).cause().code());
  }

  @Test
  void keepsItsListsForItself() {
    List<Cause> causes = new ArrayList<>(Arrays.asList(FIRST, SECOND));
    Diagnosis diagnosis = new Diagnosis("", Codes.CONNECT_REFUSED, causes, Collections.emptyList());
    causes.clear();
    assertEquals(Arrays.asList(FIRST, SECOND), diagnosis.causes());
    assertThrows(UnsupportedOperationException.class, () -> diagnosis.causes().clear());
    assertThrows(UnsupportedOperationException.class, () -> diagnosis.stages().clear());
  }

  @Test
  void travelsAsAnObject() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(refused());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(refused().toJson(), ((Diagnosis) in.readObject()).toJson());
    }
  }
}
