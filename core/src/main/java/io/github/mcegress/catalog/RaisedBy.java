package io.github.mcegress.catalog;

import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contradictions of a catalogue by what makes them relevant, prepared since every check of a
 * description asks. Immutable.
 */
final class RaisedBy {
  private static final BitSet NONE = new BitSet(0);

  private final List<Contradiction> all;

  /** The places in the list, by topic and by key. */
  private final Map<Object, BitSet> places = new HashMap<>();

  RaisedBy(List<Contradiction> all) {
    this.all = all;
    for (int i = 0; i < all.size(); i++) {
      put(all.get(i).topics(), i);
      put(all.get(i).keys(), i);
    }
  }

  private void put(Set<?> causes, int place) {
    for (Object cause : causes) {
      BitSet there = places.get(cause);
      if (there == null) {
        there = new BitSet();
        places.put(cause, there);
      }
      there.set(place);
    }
  }

  /** Those of a topic or key that concern such a job, in the catalogue's order. */
  List<Contradiction> of(Workload workload, Set<Topic> topics, Set<String> keys) {
    BitSet raised = new BitSet(all.size());
    add(topics, raised);
    add(keys, raised);
    List<Contradiction> found = new ArrayList<>();
    for (int i = raised.nextSetBit(0); i >= 0; i = raised.nextSetBit(i + 1)) {
      if (all.get(i).concerns(workload)) {
        found.add(all.get(i));
      }
    }
    return Collections.unmodifiableList(found);
  }

  private void add(Set<?> causes, BitSet raised) {
    for (Object cause : causes) {
      raised.or(places.getOrDefault(cause, NONE));
    }
  }
}
