package io.github.mcegress.doctor;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the target is declared, how it is reached, and what the rules say about it. */
final class DescriptionStage {
  private static final int MOST_REMARKS = 8;

  private final Endpoint target;
  private final Workload workload;
  private final Set<Endpoint> declared = new LinkedHashSet<>();
  private @Nullable EgressSpec spec;

  DescriptionStage(Doctor doctor, Endpoint target) {
    this.target = target;
    this.workload = doctor.workload;
    this.spec = doctor.spec;
  }

  /** The description with plain endpoints in place of its services; null without one. */
  @Nullable EgressSpec spec() {
    return spec;
  }

  /** Whether that endpoint is one that the description opens; false without a description. */
  boolean declares(Endpoint endpoint) {
    return declared.contains(endpoint);
  }

  /** Whether the target is reached through a network link, or on Spark through its VPC. */
  boolean isBehindLink() {
    EgressSpec known = spec;
    return known != null && known.dedicatedHosts(workload).contains(target);
  }

  void look(Notes notes) {
    EgressSpec described = spec;
    if (described == null) {
      ofTargetAlone(notes);
      if (!notes.failed()) {
        notes.skipped("no description was given");
      }
      return;
    }
    ServiceEndpoints services = ServiceEndpoints.of(described, workload, Catalog.shipped());
    EgressSpec plain = services.expanded();
    spec = plain;
    declared.addAll(plain.endpoints(workload));
    for (ServiceRoute route : services.routes()) {
      declared.add(route.endpoint());
    }
    if (!declared.contains(target)) {
      notDeclared(notes, plain);
      ofTargetAlone(notes);
    } else if (isBehindLink()) {
      notes.saw(
          "declared behind "
              + (workload.sparkVersion().isPresent()
                  ? "the VPC " + plain.vpc().map(Object::toString).orElse("")
                  : "the network link " + plain.networkLink().map(Object::toString).orElse(""))
              + "; examined from here, and the job goes through the connection");
    } else {
      notes.saw("declared");
    }
    rules(notes, described);
  }

  private void notDeclared(Notes notes, EgressSpec plain) {
    List<Integer> ports = new ArrayList<>();
    for (Endpoint endpoint : declared) {
      if (endpoint.host().equals(target.host())) {
        ports.add(endpoint.port());
      }
    }
    String fault = ports.isEmpty() ? "not-declared" : "declared-other-port";
    String which = ports.isEmpty() ? "" : "; of this host only " + ports + " is";
    Cause cause =
        Cause.observed(
            Codes.NOT_DECLARED,
            target + " is not declared" + which,
            new PasteLines(target, plain).declaration());
    notes.fails(cause.from(Vocabulary.shipped().fault(fault).source()));
  }

  /** What the rules say of a target that no description declares: which network it is in. */
  private void ofTargetAlone(Notes notes) {
    try {
      EgressSpec alone = EgressSpec.builder().internet(target.toString()).build();
      for (Problem problem : Rules.check(alone, workload)) {
        if (problem.code().equals(Codes.RULE_SERVICE_NETWORK)) {
          add(notes, problem);
        }
      }
    } catch (InvalidEgressException notPublic) {
      notes.saw("could not be declared under internet: " + notPublic.problems().get(0).message());
    }
  }

  private void rules(Notes notes, EgressSpec described) {
    int remarks = 0;
    int left = 0;
    for (Problem problem : Rules.check(described, workload)) {
      boolean ours = problem.message().contains(target.host()) || problem.path().indexOf('[') < 0;
      if (ours && remarks < MOST_REMARKS) {
        add(notes, problem);
        remarks++;
      } else {
        left++;
      }
    }
    if (left > 0) {
      notes.saw(left + " more of the rules' findings are about other endpoints");
    }
  }

  private static void add(Notes notes, Problem problem) {
    Cause cause =
        Cause.observed(problem.code(), problem.message(), problem.remedy()).from(problem.source());
    if (problem.severity() == Severity.ERROR) {
      notes.fails(cause);
    } else {
      notes.warns(cause);
    }
  }
}
