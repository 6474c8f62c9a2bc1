package io.github.mcegress.samples.road;

import com.aliyun.odps.Instance;
import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.lab.SandboxRun;
import io.github.mcegress.maxcompute.MaxComputeProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Everything that the road needs, on loopback: services, DNS, MaxCompute, Alibaba's UDF runner. */
final class EmbeddedLab implements RoadProject {
  private final LabServices services;
  private final DnsjavaResolver resolver;
  private final MaxComputeEndpoint endpoint;
  private final Odps odps;

  private EmbeddedLab(LabServices services, Path sandbox) {
    this.services = services;
    this.resolver = new DnsjavaResolver(services.dns());
    StoredProject project = new StoredProject();
    this.endpoint =
        new MaxComputeEndpoint(project, new UdfTask(sandbox, services.policy(), project));
    this.odps =
        MaxComputeProject.connect(
            endpoint.url(), MaxComputeEndpoint.PROJECT, new AliyunAccount("lab", "lab"));
  }

  /**
   * Starts it.
   *
   * @param sandbox the folder of the runner's jars
   */
  static EmbeddedLab start(Path sandbox) throws IOException {
    return new EmbeddedLab(LabServices.start(), sandbox);
  }

  @Override
  public String title() {
    return "embedded lab (set ODPS_ENDPOINT, ODPS_PROJECT, ALIBABA_CLOUD_ACCESS_KEY_ID and"
        + " ALIBABA_CLOUD_ACCESS_KEY_SECRET for a real project)";
  }

  @Override
  public String defaults() {
    return "lab";
  }

  @Override
  public Odps odps() {
    return odps;
  }

  @Override
  public HostResolver resolver() {
    return resolver;
  }

  @Override
  public Optional<Integer> lookups(String host) {
    return Optional.of(resolver.queries(host));
  }

  @Override
  public Optional<String> trustPem() {
    return Optional.of(services.authorityPem());
  }

  /** Everything may be meant for the lab; what it does not serve did not resolve. */
  @Override
  public void check(EgressSpec spec, ResolvedHosts hosts) {}

  @Override
  public TaskEvidence evidence(Instance instance) {
    LabInstance known = endpoint.instance(instance.getId());
    if (known == null) {
      return new TaskEvidence(
          "",
          Collections.emptyMap(),
          Collections.singletonList("the lab does not know " + instance.getId()));
    }
    try {
      SandboxRun run = known.run();
      if (run == null) {
        return new TaskEvidence("", known.settings(), Collections.emptyList());
      }
      List<String> remarks = new ArrayList<>();
      remarks.add("SecurityManager inside the UDF: " + run.securityManager());
      for (String line : run.policy().split("\n", -1)) {
        remarks.add("added to the sandbox's official policy: " + line);
      }
      return new TaskEvidence(run.standardError(), known.settings(), remarks);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TaskEvidence("", known.settings(), Collections.emptyList());
    }
  }

  @Override
  public void close() {
    endpoint.close();
    services.close();
  }
}
