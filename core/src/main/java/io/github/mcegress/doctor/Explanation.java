package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a log shows: the faults whose words stand in it, the most telling first. */
final class Explanation {
  /** A log of more different faults says little of each. */
  private static final int MOST_FAULTS = 4;

  private static final String TARGET = "HOST:PORT";
  private static final Pattern TARGET_FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}:[0-9]{1,5}");

  private final Vocabulary vocabulary;
  private final LogText log;
  private final Place place;
  private final List<Found> found = new ArrayList<>();

  private Explanation(Vocabulary vocabulary, LogText log) {
    this.vocabulary = vocabulary;
    this.log = log;
    this.place =
        log.lower().contains("access denied (")
            ? Place.UDF_SANDBOX
            : log.lower().contains("org.apache.spark") ? Place.SPARK_EXECUTOR : Place.UDF_OPEN;
  }

  /** What is to be said of that log. */
  static Diagnosis of(CharSequence log) {
    return new Explanation(Vocabulary.shipped(), LogText.of(log)).diagnosis();
  }

  private Diagnosis diagnosis() {
    for (TextSign sign : vocabulary.signs()) {
      int at = sign.in(log);
      if (at >= 0) {
        found.add(new Found(sign, at));
      }
    }
    OwnCodes own = OwnCodes.in(log, vocabulary);
    List<Cause> causes = new ArrayList<>();
    @Nullable String code = null;
    for (Map.Entry<String, Integer> entry : own.places().entrySet()) {
      List<Cause> of = ofOwn(entry.getKey(), entry.getValue());
      code = code == null ? entry.getKey() : code;
      add(causes, of);
    }
    if (code == null) {
      for (Found each : best(null)) {
        code = code == null ? symptom(each.sign.fault()).code() : code;
        add(causes, causes(each.sign.fault(), each.at, each.sign.words()));
      }
    }
    if (code == null) {
      for (Map.Entry<String, Integer> wrapper : own.wrappers().entrySet()) {
        code = code == null ? wrapper.getKey() : code;
        add(causes, row(wrapper.getKey(), wrapper.getValue()));
      }
    }
    return code == null || code.equals(Codes.UNKNOWN)
        ? unknown()
        : new Diagnosis("", code, causes, Collections.emptyList());
  }

  /** Of a code of ours: what else the log shows of the same code says it more exactly. */
  private List<Cause> ofOwn(String code, int at) {
    List<Cause> causes = new ArrayList<>();
    for (Found each : best(code)) {
      add(causes, causes(each.sign.fault(), at, code));
    }
    String fault = vocabulary.meaningOf(code);
    if (causes.isEmpty()) {
      causes.addAll(fault == null ? row(code, at) : causes(fault, at, code));
    }
    return causes;
  }

  private List<Cause> row(String code, int at) {
    CodeRow row = vocabulary.row(code);
    String words = Vocabulary.plain(row.cause()) + "; the text says " + quote(at, code);
    return Collections.singletonList(
        Cause.observed(code, words, Vocabulary.plain(row.remedy())).from(row.source()));
  }

  private List<Cause> causes(String id, int at, String words) {
    Fault fault = vocabulary.fault(id);
    Place where =
        fault.at(place) == null ? fault.symptoms().get(0).places().iterator().next() : place;
    String quoted = "the text says " + quote(at, words);
    List<Cause> causes = new ArrayList<>();
    for (Cause cause :
        vocabulary.causes(id, where, targetBehind(words, at), fault.what() + "; " + quoted)) {
      causes.add(
          cause.certainty() == Certainty.OBSERVED
              ? cause
              : Cause.inferred(
                      cause.code(), cause.message(), cause.apart() + "; " + quoted, cause.remedy())
                  .from(cause.source()));
    }
    return causes;
  }

  private Symptom symptom(String id) {
    Symptom symptom = vocabulary.fault(id).at(place);
    return symptom == null ? vocabulary.fault(id).symptoms().get(0) : symptom;
  }

  /** The target that a message of ours begins with, where it is one and may be shown. */
  private String targetBehind(String code, int at) {
    int end = at + code.length();
    boolean own = log.text().startsWith(code + " ", at);
    String line = own ? log.text().substring(end + 1, log.lineEnd(end + 1)) : "";
    String word = line.split(" ", 2)[0];
    boolean shown = MaskedText.masked(line).startsWith(word);
    return shown && TARGET_FORM.matcher(word).matches() ? word : TARGET;
  }

  private String quote(int at, String words) {
    return MaskedText.around(log, at, words);
  }

  /** The faults of the best level that is met, each once; of one code, or of all if it is null. */
  private List<Found> best(@Nullable String code) {
    Map<String, Found> best = new LinkedHashMap<>();
    int level = Integer.MAX_VALUE;
    for (Found each : found) {
      boolean wanted = code == null || symptom(each.sign.fault()).code().equals(code);
      if (wanted && each.sign.level() < level) {
        level = each.sign.level();
        best.clear();
      }
      if (wanted && each.sign.level() == level && best.size() < MOST_FAULTS) {
        best.putIfAbsent(each.sign.fault(), each);
      }
    }
    return new ArrayList<>(best.values());
  }

  private static void add(List<Cause> causes, List<Cause> more) {
    for (Cause cause : more) {
      boolean there = false;
      for (Cause known : causes) {
        there |= known.code().equals(cause.code());
      }
      if (!there) {
        causes.add(cause);
      }
    }
  }

  private Diagnosis unknown() {
    Fault fault = vocabulary.fault(found.isEmpty() ? "unknown-text" : found.get(0).sign.fault());
    Cause cause =
        Cause.inferred(
                Codes.UNKNOWN,
                fault.what(),
                fault.apart() + "; looked at " + log,
                Vocabulary.plain(vocabulary.row(Codes.UNKNOWN).remedy()))
            .from(fault.source());
    return new Diagnosis(
        "", Codes.UNKNOWN, Collections.singletonList(cause), Collections.emptyList());
  }

  /** A sign and where it stands. */
  private static final class Found {
    final TextSign sign;
    final int at;

    Found(TextSign sign, int at) {
      this.sign = sign;
      this.at = at;
    }
  }
}
