package io.github.mcegress.doctor;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.capacity.TaskShare;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the description leaves each task of the proxy's connections; nothing is tried. */
final class CapacityStage {
  private CapacityStage() {}

  static void look(Notes notes, @Nullable EgressSpec spec, Doctor doctor) {
    if (spec == null) {
      notes.skipped("no description was given");
      return;
    }
    TaskShare share = TaskShare.of(spec);
    notes.saw(share.toString());
    OptionalInt connections = share.connections();
    Set<String> hosts = new LinkedHashSet<>();
    for (Endpoint endpoint : spec.endpoints(doctor.workload)) {
      hosts.add(endpoint.host());
    }
    if (connections.isPresent() && connections.getAsInt() < hosts.size()) {
      notes.met(
          "capacity-share",
          "a task has "
              + connections.getAsInt()
              + " of the connections for "
              + hosts.size()
              + " hosts: they are closed and opened again and again");
    } else if (share.isLowered() && spec.maxTasks().isPresent()) {
      notes.met("capacity-share", share.toString());
    }
  }
}
