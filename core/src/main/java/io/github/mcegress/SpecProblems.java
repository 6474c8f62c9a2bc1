package io.github.mcegress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with one description, each problem with its key and line. Not thread-safe. */
final class SpecProblems {
  private final List<Problem> found;
  private final Map<String, Integer> lines;

  /** Entries that could not be read, one of which may have meant an endpoint. */
  private final List<String> unread = new ArrayList<>();

  /**
   * With what was found so far.
   *
   * @param lines the line of each key, where the description came from a text
   */
  SpecProblems(List<Problem> found, Map<String, Integer> lines) {
    this.found = new ArrayList<>(found);
    this.lines = lines;
  }

  void add(String key, Problem problem) {
    add(key, key, problem);
  }

  private void add(String key, String path, Problem problem) {
    found.add(problem.at(path, lines.getOrDefault(key, 0)));
  }

  /** Two network links, of which a job has one. */
  static Problem two(NetworkLink one, NetworkLink other) {
    return two(Codes.SPEC_LINK, Quoted.of(one.name()), Quoted.of(other.name()), " network links")
        .from("maxframe/core/operator, 2026-08-08: one networklink per job")
        .at(SpecText.LINK, 0);
  }

  /** Two VPCs, of which a job has one. */
  static Problem two(Vpc one, Vpc other) {
    return two(Codes.SPEC_VPC, Quoted.of(one.toString()), Quoted.of(other.toString()), " VPCs")
        .from("Access instances in a VPC from Spark on MaxCompute, 2026-11-21")
        .at(SpecText.VPC, 0);
  }

  private static Problem two(String code, String one, String other, String what) {
    return Problem.error(
        code, one + " and " + other + " are two" + what, "a job has one: write two descriptions");
  }

  /** Region, quota, numbers and times. */
  void values(EgressSpec.Builder parts) {
    if (parts.region != null && !Vpc.isRegion(parts.region)) {
      value(
          SpecText.REGION, Quoted.of(parts.region) + " is no region id", "write it as cn-shanghai");
    }
    String quota = parts.computeQuota;
    if (quota != null) {
      if (quota.isEmpty()) {
        value(SpecText.COMPUTE_QUOTA, "the quota is empty", "write the quota's nickname");
      }
      Problem problem = SettingText.problemOf(quota).orElse(null);
      if (problem != null) {
        add(SpecText.COMPUTE_QUOTA, problem);
      }
    }
    atLeastOne(SpecText.BATCH_ROWS, parts.batchRows);
    Duration timeout = parts.batchTimeout;
    if (timeout != null
        && (timeout.compareTo(Duration.ofSeconds(1)) < 0
            || timeout.compareTo(Duration.ofSeconds(3600)) > 0
            || timeout.getNano() != 0)) {
      add(
          SpecText.BATCH_TIMEOUT,
          Problem.error(
                  Codes.SPEC_VALUE,
                  "the batch timeout is " + timeout,
                  "write whole seconds from 1s to 3600s")
              .from("Flag parameters (odps.function.timeout), 2026-11-21"));
    }
    atLeastOne(SpecText.MAX_CONNECTIONS, parts.maxConnections);
    atLeastOne(SpecText.MAX_TASKS, parts.maxTasks);
  }

  private void atLeastOne(String key, @Nullable Integer number) {
    if (number != null && number < 1) {
      value(key, "the number is " + number, "write 1 or more");
    }
  }

  private void value(String key, String message, String remedy) {
    add(key, Problem.error(Codes.SPEC_VALUE, message, remedy));
  }

  /** Hosts of a text that has no line for their connection. */
  void connections() {
    for (String connection : Arrays.asList(SpecText.LINK, SpecText.VPC)) {
      String hosts = connection + ".hosts";
      if (lines.containsKey(hosts) && !lines.containsKey(connection)) {
        add(
            hosts,
            Problem.error(
                Codes.SPEC_UNDECLARED,
                "there are hosts but no " + connection,
                "add the line " + connection + " = ..."));
      }
    }
  }

  /** Endpoints that are reached in two ways, or have private addresses without being reached. */
  void places(EgressSpec spec) {
    for (String key : Arrays.asList(SpecText.LINK_HOSTS, SpecText.VPC_HOSTS)) {
      boolean vpc = key.equals(SpecText.VPC_HOSTS);
      for (Endpoint endpoint : vpc ? spec.vpcHosts() : spec.networkLinkHosts()) {
        if (spec.internet().contains(endpoint)) {
          add(
              key,
              Problem.error(
                  Codes.SPEC_DUPLICATE,
                  Quoted.of(endpoint.toString()) + " stands under internet too",
                  "write it where it is reached: over the Internet or the dedicated connection"));
        }
      }
    }
    for (Endpoint endpoint : spec.privateAddresses()) {
      if (!spec.internet().contains(endpoint)
          && !spec.networkLinkHosts().contains(endpoint)
          && !spec.vpcHosts().contains(endpoint)
          && !isUnread(endpoint)) {
        add(
            SpecText.PRIVATE_ADDRESSES,
            Problem.error(
                Codes.SPEC_UNDECLARED,
                Quoted.of(endpoint.toString()) + " is not declared",
                "add it to internet, or remove it here"));
      }
    }
  }

  /** Whether an entry that was refused may have meant it. */
  private boolean isUnread(Endpoint endpoint) {
    for (String entry : unread) {
      if (entry.contains(endpoint.host())) {
        return true;
      }
    }
    return false;
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
        found.addAll(e.problemsAt(path, lines.getOrDefault(key, 0)));
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(endpoints));
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
    return Collections.unmodifiableList(new ArrayList<>(services));
  }

  /** Throws with the problems in the order of their lines. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Problem::line));
      throw new InvalidEgressException(found);
    }
  }
}
