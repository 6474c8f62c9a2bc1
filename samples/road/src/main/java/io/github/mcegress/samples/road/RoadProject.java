package io.github.mcegress.samples.road;

import com.aliyun.odps.Instance;
import com.aliyun.odps.Odps;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.Closeable;
import java.util.Optional;

/** Where the road leads: a real project, or the lab. */
interface RoadProject extends Closeable {
  /** In a few words. */
  String title();

  /** The base name of the shipped description and script. */
  String defaults();

  Odps odps();

  HostResolver resolver();

  /** How many queries were sent for a host before the job, where that can be told. */
  Optional<Integer> lookups(String host);

  /** CA certificates to ship beside the description. */
  Optional<String> trustPem();

  /**
   * Refuses a description that cannot be meant for here.
   *
   * @throws InvalidEgressException with everything that is refused
   */
  void check(EgressSpec spec, ResolvedHosts hosts);

  /** What can be seen of an instance's task: its own report, or where to find it. */
  TaskEvidence evidence(Instance instance);
}
