package io.github.mcegress.rules;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Problem;
import io.github.mcegress.SetReaders;
import io.github.mcegress.Workload;

/** What some reader of SET lines would read otherwise: told of SQL jobs, refused when written. */
final class SetLines {
  private SetLines() {}

  static void check(Findings it) {
    if (!it.workload.equals(Workload.UDF)) {
      return;
    }
    for (Endpoint endpoint : it.spec.internet()) {
      check(it, "odps.internet.access.list", endpoint.toString(), it.internetPath(endpoint));
    }
    if (it.spec.computeQuota().isPresent()) {
      check(it, "odps.task.wlm.quota", it.spec.computeQuota().get(), "compute-quota");
    }
  }

  private static void check(Findings it, String key, String value, String path) {
    for (Problem problem : SetReaders.misreadings(key, value)) {
      it.add(problem.at(path, 0));
    }
  }
}
