package io.github.mcegress.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fault of the page {@code core/docs/doctor.md}, and how it shows itself. Immutable. */
final class Fault {
  private final String id;
  private final String what;
  private final String apart;
  private final String remedy;
  private final String source;
  private final List<Symptom> symptoms;

  Fault(
      String id, String what, String apart, String remedy, String source, List<Symptom> symptoms) {
    this.id = id;
    this.what = what;
    this.apart = apart;
    this.remedy = remedy;
    this.source = source;
    this.symptoms = symptoms;
  }

  /** Its heading on the page, say {@code dns-nxdomain}. */
  String id() {
    return id;
  }

  /** What it is, in words that go on a sentence. */
  String what() {
    return what;
  }

  /** What tells it from its neighbours. */
  String apart() {
    return apart;
  }

  /** What to do, with {@code HOST:PORT} where the target belongs; or empty. */
  String remedy() {
    return remedy;
  }

  String source() {
    return source;
  }

  List<Symptom> symptoms() {
    return symptoms;
  }

  /** How it shows itself there, or null where it cannot occur. */
  @Nullable Symptom at(Place place) {
    for (Symptom symptom : symptoms) {
      if (symptom.places().contains(place)) {
        return symptom;
      }
    }
    return null;
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }
}
