package io.github.mcegress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of what a job may reach and how: written once, checked against the service's
 * rules, rendered for every surface.
 *
 * <p>Text form ({@code egress.properties}): {@code key = value} lines, {@code #} comments on lines
 * of their own, lists separated by commas, UTF-8, no escapes, no continuation lines, no duplicate
 * keys. Keys:
 *
 * <ul>
 *   <li>{@code region}: region id, say {@code cn-shanghai}; optional
 *   <li>{@code internet}: public endpoints, {@code host:port} ({@code odps.internet.access.list})
 *   <li>{@code networklink}: the network link's name ({@code odps.session.networklink}); {@code
 *       networklink.hosts}: what is reached through it
 *   <li>{@code vpc}: {@code regionid:vpcid}, Spark's dedicated connection ({@code
 *       spark.hadoop.odps.cupid.eni.info}); {@code vpc.hosts}: what is reached through it
 *   <li>{@code service.oss}, {@code service.tablestore}, {@code service.hologres}, {@code
 *       service.log}, {@code service.kms}, {@code service.dlf}: Alibaba Cloud services by bucket,
 *       instance or project ({@code true} for a region's shared endpoint); they want a region
 *   <li>{@code compute-quota}: quota nickname ({@code odps.task.wlm.quota})
 *   <li>{@code isolation}: true or false ({@code odps.isolation.session.enable})
 *   <li>{@code batch.rows}: rows handed to a UDF at once, 1 or more ({@code
 *       odps.sql.executionengine.batch.rowcount}); {@code batch.timeout}: time for one batch, whole
 *       seconds from {@code 1s} to {@code 3600s}, also written {@code 10m} or {@code 1h} ({@code
 *       odps.function.timeout})
 *   <li>{@code max-connections}: the most connections that the whole job may hold at the proxy;
 *       {@code max-tasks}: the most tasks that run at once; both 1 or more
 *   <li>{@code private-addresses}: declared endpoints whose addresses may be private, loopback or
 *       link-local
 *   <li>{@code pin-plain-http}: true when shipped addresses may serve plain http, where nothing
 *       proves the peer
 *   <li>{@code list-addresses}: true when resolved addresses are listed beside the names
 * </ul>
 *
 * <p>Immutable and thread-safe; equality is that of the text.
 */
public final class EgressSpec {
  private final @Nullable String region;
  private final List<Endpoint> internet;
  private final @Nullable NetworkLink networkLink;
  private final List<Endpoint> networkLinkHosts;
  private final @Nullable Vpc vpc;
  private final List<Endpoint> vpcHosts;
  private final List<CloudService> services;
  private final @Nullable String computeQuota;
  private final boolean isolation;
  private final @Nullable Integer batchRows;
  private final @Nullable Duration batchTimeout;
  private final @Nullable Integer maxConnections;
  private final @Nullable Integer maxTasks;
  private final List<Endpoint> privateAddresses;
  private final boolean pinPlainHttp;
  private final boolean listAddresses;

  private EgressSpec(Builder builder) {
    Problems problems = new Problems(builder.problems, builder.lines);
    region = builder.region;
    if (region != null && !Vpc.isRegion(region)) {
      problems.add(
          SpecText.REGION,
          value(Quoted.of(region) + " is no region id", "write it as cn-shanghai"));
    }
    internet = list(problems.endpoints(SpecText.INTERNET, builder.internet));
    networkLink = builder.networkLink;
    networkLinkHosts = list(problems.endpoints(SpecText.LINK_HOSTS, builder.networkLinkHosts));
    vpc = builder.vpc;
    vpcHosts = list(problems.endpoints(SpecText.VPC_HOSTS, builder.vpcHosts));
    for (List<Endpoint> dedicated : Arrays.asList(networkLinkHosts, vpcHosts)) {
      for (Endpoint endpoint : dedicated) {
        if (internet.contains(endpoint)) {
          problems.add(
              dedicated == vpcHosts ? SpecText.VPC_HOSTS : SpecText.LINK_HOSTS,
              Problem.error(
                  Codes.SPEC_DUPLICATE,
                  Quoted.of(endpoint.toString()) + " stands under internet too",
                  "write it where it is reached: over the Internet or the dedicated connection"));
        }
      }
    }
    services = Collections.unmodifiableList(problems.services(builder.services));
    computeQuota = builder.computeQuota;
    if (computeQuota != null) {
      if (computeQuota.isEmpty()) {
        problems.add(
            SpecText.COMPUTE_QUOTA, value("the quota is empty", "write the quota's nickname"));
      }
      SettingText.problemOf(computeQuota)
          .ifPresent(problem -> problems.add(SpecText.COMPUTE_QUOTA, problem));
    }
    isolation = builder.isolation;
    batchRows = atLeastOne(problems, SpecText.BATCH_ROWS, builder.batchRows);
    batchTimeout = builder.batchTimeout;
    if (batchTimeout != null
        && (batchTimeout.compareTo(Duration.ofSeconds(1)) < 0
            || batchTimeout.compareTo(Duration.ofSeconds(3600)) > 0
            || !batchTimeout.equals(Duration.ofSeconds(batchTimeout.getSeconds())))) {
      problems.add(
          SpecText.BATCH_TIMEOUT,
          value("the batch timeout is " + batchTimeout, "write whole seconds from 1s to 3600s")
              .from("Flag parameters (odps.function.timeout), 2026-11-21"));
    }
    maxConnections = atLeastOne(problems, SpecText.MAX_CONNECTIONS, builder.maxConnections);
    maxTasks = atLeastOne(problems, SpecText.MAX_TASKS, builder.maxTasks);
    privateAddresses =
        list(problems.endpoints(SpecText.PRIVATE_ADDRESSES, builder.privateAddresses));
    for (Endpoint endpoint : privateAddresses) {
      if (!internet.contains(endpoint)
          && !networkLinkHosts.contains(endpoint)
          && !vpcHosts.contains(endpoint)
          && !problems.mayHaveMeant(endpoint)) {
        problems.add(
            SpecText.PRIVATE_ADDRESSES,
            Problem.error(
                Codes.SPEC_UNDECLARED,
                Quoted.of(endpoint.toString()) + " is not declared",
                "add it to internet, or remove it here"));
      }
    }
    pinPlainHttp = builder.pinPlainHttp;
    listAddresses = builder.listAddresses;
    problems.throwIfAny();
  }

  /** A description written in code. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the text form.
   *
   * @throws InvalidEgressException with all mistakes at once, each with its line
   */
  public static EgressSpec parse(String text) {
    return SpecText.read(text).build();
  }

  /** A builder that begins with this description. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.region = region;
    internet.forEach(endpoint -> builder.internet.add(endpoint.toString()));
    builder.networkLink = networkLink;
    networkLinkHosts.forEach(endpoint -> builder.networkLinkHosts.add(endpoint.toString()));
    builder.vpc = vpc;
    vpcHosts.forEach(endpoint -> builder.vpcHosts.add(endpoint.toString()));
    builder.services.addAll(services);
    builder.computeQuota = computeQuota;
    builder.isolation = isolation;
    builder.batchRows = batchRows;
    builder.batchTimeout = batchTimeout;
    builder.maxConnections = maxConnections;
    builder.maxTasks = maxTasks;
    privateAddresses.forEach(endpoint -> builder.privateAddresses.add(endpoint.toString()));
    builder.pinPlainHttp = pinPlainHttp;
    builder.listAddresses = listAddresses;
    return builder;
  }

  /** The canonical text form; {@link #parse} of it gives an equal description. */
  public String toText() {
    return SpecText.write(this);
  }

  /** The region id; what depends on it is not checked where it is missing. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** Public endpoints, in the order in which they were declared. */
  public List<Endpoint> internet() {
    return internet;
  }

  /** The dedicated connection of SQL, UDFs and tables. */
  public Optional<NetworkLink> networkLink() {
    return Optional.ofNullable(networkLink);
  }

  /** What is reached through the network link. */
  public List<Endpoint> networkLinkHosts() {
    return networkLinkHosts;
  }

  /** The dedicated connection of Spark. */
  public Optional<Vpc> vpc() {
    return Optional.ofNullable(vpc);
  }

  /** What is reached through the VPC. */
  public List<Endpoint> vpcHosts() {
    return vpcHosts;
  }

  /** The Alibaba Cloud services of the job, sorted by kind and name. */
  public List<CloudService> services() {
    return services;
  }

  /** The nickname of the computing quota. */
  public Optional<String> computeQuota() {
    return Optional.ofNullable(computeQuota);
  }

  /** Whether the job asks for isolation mode. */
  public boolean isolation() {
    return isolation;
  }

  /** Rows handed to a UDF at once. */
  public OptionalInt batchRows() {
    return optional(batchRows);
  }

  /** The time for one batch of rows, in whole seconds. */
  public Optional<Duration> batchTimeout() {
    return Optional.ofNullable(batchTimeout);
  }

  /** The most connections that the whole job may hold at the proxy. */
  public OptionalInt maxConnections() {
    return optional(maxConnections);
  }

  /** The most tasks or executors that run at once. */
  public OptionalInt maxTasks() {
    return optional(maxTasks);
  }

  /** Declared endpoints whose addresses may be private, loopback or link-local. */
  public List<Endpoint> privateAddresses() {
    return privateAddresses;
  }

  /** Whether shipped addresses may serve plain http, where nothing proves the peer. */
  public boolean pinPlainHttp() {
    return pinPlainHttp;
  }

  /** Whether resolved addresses are listed beside the names in the access list. */
  public boolean listAddresses() {
    return listAddresses;
  }

  /** What a job of that kind may reach: public endpoints, then its dedicated connection's. */
  public Set<Endpoint> endpoints(Workload workload) {
    Set<Endpoint> endpoints = new LinkedHashSet<>(internet);
    endpoints.addAll(dedicatedHosts(workload));
    return Collections.unmodifiableSet(endpoints);
  }

  /** What a job of that kind reaches through its dedicated connection. */
  public List<Endpoint> dedicatedHosts(Workload workload) {
    return workload.sparkVersion().isPresent() ? vpcHosts : networkLinkHosts;
  }

  /**
   * Whether an endpoint may have that address in a job of that kind: public addresses always;
   * others only behind the dedicated connection or when listed under {@code private-addresses}.
   */
  public boolean allows(Endpoint endpoint, AddressScope scope, Workload workload) {
    switch (scope) {
      case PUBLIC:
        return true;
      case UNUSABLE:
        return false;
      default:
        return privateAddresses.contains(endpoint) || dedicatedHosts(workload).contains(endpoint);
    }
  }

  private static @Nullable Integer atLeastOne(
      Problems problems, String key, @Nullable Integer number) {
    if (number != null && number < 1) {
      problems.add(key, value("the number is " + number, "write 1 or more"));
    }
    return number;
  }

  private static Problem value(String message, String remedy) {
    return Problem.error(Codes.SPEC_VALUE, message, remedy);
  }

  private static List<Endpoint> list(List<Endpoint> endpoints) {
    return Collections.unmodifiableList(endpoints);
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof EgressSpec && toText().equals(((EgressSpec) o).toText());
  }

  @Override
  public int hashCode() {
    return toText().hashCode();
  }

  /** The text form. */
  @Override
  public String toString() {
    return toText();
  }

  /** Collects a description; {@link #build} checks it. Not thread-safe. */
  public static final class Builder {
    final List<Problem> problems = new ArrayList<>();
    final Map<String, Integer> lines = new HashMap<>();
    private @Nullable String region;
    private final List<String> internet = new ArrayList<>();
    @Nullable NetworkLink networkLink;
    final List<String> networkLinkHosts = new ArrayList<>();
    @Nullable Vpc vpc;
    final List<String> vpcHosts = new ArrayList<>();
    private final List<CloudService> services = new ArrayList<>();
    private @Nullable String computeQuota;
    private boolean isolation;
    @Nullable Integer batchRows;
    @Nullable Duration batchTimeout;
    private @Nullable Integer maxConnections;
    private @Nullable Integer maxTasks;
    private final List<String> privateAddresses = new ArrayList<>();
    private boolean pinPlainHttp;
    private boolean listAddresses;

    Builder() {}

    /** The region id, say {@code cn-shanghai}. */
    public Builder region(String region) {
      this.region = region;
      return this;
    }

    /** Adds public endpoints, {@code host:port}. */
    public Builder internet(String... hostPort) {
      Collections.addAll(internet, hostPort);
      return this;
    }

    /** Adds what is reached through a network link; a job has one. */
    public Builder dedicated(NetworkLink link, String... hostPort) {
      if (networkLink != null && !networkLink.equals(link)) {
        problems.add(
            Problem.error(
                    Codes.SPEC_LINK,
                    Quoted.of(networkLink.name())
                        + " and "
                        + Quoted.of(link.name())
                        + " are two network links",
                    "a job has one: write two descriptions")
                .from("maxframe/core/operator, 2026-08-08: one networklink per job")
                .at(SpecText.LINK, 0));
      }
      networkLink = link;
      Collections.addAll(networkLinkHosts, hostPort);
      return this;
    }

    /** Adds what Spark reaches through a VPC; a job has one. */
    public Builder dedicated(Vpc vpc, String... hostPort) {
      if (this.vpc != null && !this.vpc.equals(vpc)) {
        problems.add(
            Problem.error(
                    Codes.SPEC_VPC,
                    Quoted.of(this.vpc.toString())
                        + " and "
                        + Quoted.of(vpc.toString())
                        + " are two VPCs",
                    "a job has one: write two descriptions")
                .from("Access instances in a VPC from Spark on MaxCompute, 2026-11-21")
                .at(SpecText.VPC, 0));
      }
      this.vpc = vpc;
      Collections.addAll(vpcHosts, hostPort);
      return this;
    }

    /** Adds an Alibaba Cloud service; its endpoint is chosen per surface. */
    public Builder service(CloudService service) {
      services.add(service);
      return this;
    }

    /** Takes a service away, say to write its endpoint instead. */
    public Builder withoutService(CloudService service) {
      services.remove(service);
      return this;
    }

    /** The nickname of the computing quota. */
    public Builder computeQuota(String nickname) {
      this.computeQuota = nickname;
      return this;
    }

    /** Whether to ask for isolation mode. */
    public Builder isolation(boolean isolation) {
      this.isolation = isolation;
      return this;
    }

    /** Rows handed to a UDF at once (1 or more), and the time for them (1 to 3600 s, whole). */
    public Builder batch(int rows, Duration timeout) {
      this.batchRows = rows;
      this.batchTimeout = timeout;
      return this;
    }

    /** The most connections that the whole job may hold at the proxy, 1 or more. */
    public Builder maxConnections(int connections) {
      this.maxConnections = connections;
      return this;
    }

    /** The most tasks or executors that run at once, 1 or more. */
    public Builder maxTasks(int tasks) {
      this.maxTasks = tasks;
      return this;
    }

    /** Adds declared endpoints whose addresses may be private, loopback or link-local. */
    public Builder privateAddresses(String... hostPort) {
      Collections.addAll(privateAddresses, hostPort);
      return this;
    }

    /** Whether shipped addresses may serve plain http, where nothing proves the peer. */
    public Builder pinPlainHttp(boolean pin) {
      this.pinPlainHttp = pin;
      return this;
    }

    /** Whether resolved addresses are listed beside the names in the access list. */
    public Builder listAddresses(boolean list) {
      this.listAddresses = list;
      return this;
    }

    /**
     * The description.
     *
     * @throws InvalidEgressException with everything that is wrong with it
     */
    public EgressSpec build() {
      return new EgressSpec(this);
    }
  }
}
