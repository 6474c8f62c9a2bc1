package io.github.mcegress.doctor;

import java.util.List;

/** A diagnosis as JSON. */
final class DiagnosisJson {
  private final JsonText json = new JsonText();

  private DiagnosisJson() {}

  static String of(Diagnosis diagnosis) {
    DiagnosisJson it = new DiagnosisJson();
    it.json.open('{');
    it.member("target", diagnosis.target());
    it.member("code", diagnosis.code());
    it.json.name("healthy").raw(diagnosis.isHealthy());
    it.causes(diagnosis.causes());
    it.json.name("stages").open('[');
    for (StageResult stage : diagnosis.stages()) {
      it.stage(stage);
    }
    it.json.close(']').close('}');
    return it.json.toString();
  }

  private void stage(StageResult stage) {
    json.open('{');
    member("stage", stage.stage().name());
    member("verdict", stage.verdict().name());
    json.name("millis").raw(stage.duration().toMillis());
    json.name("evidence").open('[');
    for (String line : stage.evidence()) {
      json.value(line);
    }
    json.close(']');
    causes(stage.causes());
    json.close('}');
  }

  private void causes(List<Cause> causes) {
    json.name("causes").open('[');
    for (Cause cause : causes) {
      json.open('{');
      member("code", cause.code());
      member("certainty", cause.certainty().name());
      member("message", cause.message());
      member("apart", cause.apart());
      member("remedy", cause.remedy());
      member("source", cause.source());
      json.close('}');
    }
    json.close(']');
  }

  private void member(String name, String value) {
    json.name(name).value(value);
  }
}
