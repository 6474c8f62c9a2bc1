package io.github.mcegress.catalog;

import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that two sources say differently, or that none says: it is told as a warning that names
 * both, and is never made a rule.
 *
 * <p>Row: {@code contradiction | id | kind | workloads | topics | keys | about | first | sources |
 * second | sources | advice}. Immutable.
 */
public final class Contradiction {
  static final String COLUMNS =
      "contradiction | id | kind | workloads | topics | keys | about | first | sources | second |"
          + " sources | advice";

  /** What is known about the matter. */
  public enum Kind {
    /** Two sources disagree. */
    DISAGREE,
    /** It was looked for and not found; the second statement says where. */
    NOT_FOUND
  }

  private enum Job {
    UDF,
    EXTERNAL_TABLE,
    MAPREDUCE,
    SPARK
  }

  private final String id;
  private final Kind kind;
  private final Set<Job> workloads;
  private final Set<Topic> topics;
  private final Set<String> keys;
  private final String about;
  private final String first;
  private final List<Source> firstSources;
  private final String second;
  private final List<Source> secondSources;
  private final String advice;
  private final Problem warning;

  private Contradiction(CatalogRow row) {
    id = row.word("id");
    kind = row.constant("kind", Kind.class);
    workloads = row.constants("workloads", Job.class);
    topics = row.constants("topics", Topic.class);
    keys = Collections.unmodifiableSet(new LinkedHashSet<>(row.list("keys")));
    about = row.text("about");
    first = row.text("first");
    firstSources = row.sources("first sources");
    second = row.text("second");
    secondSources = row.sources("second sources");
    advice = row.text("advice");
    warning = told();
    if (topics.isEmpty() && keys.isEmpty()) {
      row.wrong("nothing makes it relevant", "write topics or keys");
    }
  }

  static Contradiction of(CatalogRow row) {
    return new Contradiction(row);
  }

  /** Its stable name, say {@code udf-timeout-default}. */
  public String id() {
    return id;
  }

  /** Whether sources disagree or nothing was found. */
  public Kind kind() {
    return kind;
  }

  /** What it is about, in a few words. */
  public String about() {
    return about;
  }

  /** What the one side says. */
  public String first() {
    return first;
  }

  /** Who says it, as the warning names it. */
  public String firstSource() {
    return Source.cited(firstSources);
  }

  /** Who says it. */
  public List<Source> firstSources() {
    return firstSources;
  }

  /** What the other side says, or where it was looked for. */
  public String second() {
    return second;
  }

  /** Who says it, or what was looked through, as the warning names it. */
  public String secondSource() {
    return Source.cited(secondSources);
  }

  /** Who says it, or what was looked through. */
  public List<Source> secondSources() {
    return secondSources;
  }

  /** What to do as long as nobody knows. */
  public String advice() {
    return advice;
  }

  /** What makes it relevant, beside its keys. */
  public Set<Topic> topics() {
    return topics;
  }

  /** The settings keys that make it relevant. */
  public Set<String> keys() {
    return keys;
  }

  /** The kinds of job that it can matter to, in words; empty for all. */
  List<String> workloads() {
    List<String> names = new ArrayList<>();
    for (Job job : workloads) {
      names.add(job.name());
    }
    return names;
  }

  /** Whether it can matter to a job of that kind. */
  public boolean concerns(Workload workload) {
    if (workloads.isEmpty()) {
      return true;
    }
    if (workload.sparkVersion().isPresent()) {
      return workloads.contains(Job.SPARK);
    }
    String kind = workload.toString();
    for (Job job : workloads) {
      if (job.name().equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the topics or keys makes it relevant. */
  public boolean isRaisedBy(Set<Topic> wantedTopics, Set<String> wantedKeys) {
    return !Collections.disjoint(topics, wantedTopics) || !Collections.disjoint(keys, wantedKeys);
  }

  /** The warning: both statements, both sources, and what to do meanwhile. */
  public Problem warning() {
    return warning;
  }

  private Problem told() {
    String one = first + " (" + firstSource() + ")";
    String other = second + " (" + secondSource() + ")";
    return Problem.warning(
            Codes.CATALOG_CONTRADICTION,
            kind == Kind.DISAGREE
                ? about + ": " + one + ", but " + other
                : "not found: " + about + "; " + one + ", and " + other,
            advice)
        .from("catalogue, " + id);
  }

  /** The id and what it is about. */
  @Override
  public String toString() {
    return id + ": " + about;
  }
}
