package io.github.mcegress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with one description, each problem with its key and line. */
final class Problems {
  private final List<Problem> found;
  private final Map<String, Integer> lines;
  private final List<String> unread = new ArrayList<>();

  /**
   * With what was found so far.
   *
   * @param lines the line of each key, where the description came from a text
   */
  Problems(List<Problem> found, Map<String, Integer> lines) {
    this.found = new ArrayList<>(found);
    this.lines = lines;
  }

  void add(String key, Problem problem) {
    add(key, key, problem);
  }

  private void add(String key, String path, Problem problem) {
    found.add(problem.at(path, lines.getOrDefault(key, 0)));
  }

  /** The endpoints of a list; each bad entry and each duplicate is noted. */
  List<Endpoint> endpoints(String key, List<String> entries) {
    Set<Endpoint> endpoints = new LinkedHashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i);
      String path = key + "[" + (i + 1) + "]";
      try {
        if (!endpoints.add(Endpoint.parse(entry))) {
          add(
              key,
              path,
              Problem.error(
                  Codes.SPEC_DUPLICATE, Quoted.of(entry) + " stands twice", "write it once"));
        }
      } catch (InvalidEgressException e) {
        unread.add(entry.toLowerCase(Locale.ROOT));
        e.problems().forEach(problem -> add(key, path, problem));
      }
    }
    return new ArrayList<>(endpoints);
  }

  /** The services, sorted; each that stands twice is noted. */
  List<CloudService> services(List<CloudService> entries) {
    Set<CloudService> services = new TreeSet<>();
    for (CloudService service : entries) {
      if (!services.add(service)) {
        add(
            service.kind().key(),
            Problem.error(
                Codes.SPEC_DUPLICATE,
                Quoted.of(service.entry()) + " stands twice",
                "write it once"));
      }
    }
    return new ArrayList<>(services);
  }

  /** Whether an entry that could not be read may have meant the endpoint. */
  boolean mayHaveMeant(Endpoint endpoint) {
    return unread.stream().anyMatch(entry -> entry.contains(endpoint.host()));
  }

  /** Throws with the problems in the order of their lines. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Problem::line));
      throw new InvalidEgressException(found);
    }
  }
}
