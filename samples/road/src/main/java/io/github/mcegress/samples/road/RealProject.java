package io.github.mcegress.samples.road;

import com.aliyun.odps.Instance;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.AddressScope;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.maxcompute.MaxComputeProject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A project of Alibaba Cloud, named by the usual environment variables. */
final class RealProject implements RoadProject {
  private static final List<String> VARIABLES =
      Collections.unmodifiableList(
          Arrays.asList(
              "ODPS_ENDPOINT",
              "ODPS_PROJECT",
              "ALIBABA_CLOUD_ACCESS_KEY_ID",
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET"));

  private final Odps odps;

  private RealProject(Odps odps) {
    this.odps = odps;
  }

  /** The project of the environment, or nothing when none of the variables is set. */
  static Optional<RoadProject> of(Map<String, String> environment) throws RoadException {
    List<String> missing =
        VARIABLES.stream()
            .filter(variable -> environment.getOrDefault(variable, "").isEmpty())
            .collect(Collectors.toList());
    if (missing.size() == VARIABLES.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new RoadException(
          RoadException.BAD_INPUT,
          "a real project needs "
              + String.join(", ", VARIABLES)
              + "; not set: "
              + String.join(", ", missing)
              + " (unset all four for the embedded lab)");
    }
    try {
      return Optional.of(
          new RealProject(
              MaxComputeProject.connect(
                  environment.get("ODPS_ENDPOINT"),
                  environment.get("ODPS_PROJECT"),
                  new AliyunAccount(
                      environment.get("ALIBABA_CLOUD_ACCESS_KEY_ID"),
                      environment.get("ALIBABA_CLOUD_ACCESS_KEY_SECRET")))));
    } catch (IllegalArgumentException e) {
      throw new RoadException(RoadException.BAD_INPUT, "ODPS_ENDPOINT: " + e.getMessage());
    }
  }

  @Override
  public String title() {
    return "project " + odps.getDefaultProject();
  }

  @Override
  public String defaults() {
    return "aliyun";
  }

  @Override
  public Odps odps() {
    return odps;
  }

  @Override
  public HostResolver resolver() {
    return HostResolver.SYSTEM;
  }

  @Override
  public Optional<Integer> lookups(String host) {
    return Optional.empty();
  }

  @Override
  public Optional<String> trustPem() {
    return Optional.empty();
  }

  @Override
  public void check(EgressSpec spec, ResolvedHosts hosts) {
    List<Problem> problems = new ArrayList<>();
    for (Endpoint endpoint : spec.endpoints(Workload.UDF)) {
      List<InetAddress> addresses =
          endpoint
              .address()
              .map(Collections::singletonList)
              .orElse(hosts.addresses(endpoint.host()).orElse(Collections.emptyList()));
      for (InetAddress address : addresses) {
        if (AddressScope.of(address) == AddressScope.LOOPBACK) {
          problems.add(
              Problem.error(
                  Codes.DNS_PRIVATE_ADDRESS,
                  endpoint + " is on loopback (" + address.getHostAddress() + ")",
                  "a real project cannot reach this machine: write a public endpoint"));
        }
      }
    }
    InvalidEgressException.throwOnErrors(problems);
  }

  @Override
  public TaskEvidence evidence(Instance instance) {
    String logview;
    try {
      logview =
          "the task's report is on its standard error, in Logview: "
              + odps.logview().generateLogView(instance, 24);
    } catch (OdpsException e) {
      logview = "no Logview could be made: " + e.getMessage();
    }
    return new TaskEvidence("", Collections.emptyMap(), Collections.singletonList(logview));
  }

  @Override
  public void close() {}
}
