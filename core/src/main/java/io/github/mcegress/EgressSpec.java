package io.github.mcegress;

import java.time.Duration;
import java.util.ArrayList;
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
  private final Builder parts;
  private final List<Endpoint> internet;
  private final List<Endpoint> networkLinkHosts;
  private final List<Endpoint> vpcHosts;
  private final List<CloudService> services;
  private final List<Endpoint> privateAddresses;

  EgressSpec(Builder builder) {
    parts = new Builder(builder);
    SpecProblems problems = new SpecProblems(builder.problems, builder.lines);
    problems.connections();
    problems.values(parts);
    internet = problems.endpoints(SpecText.INTERNET, parts.internet);
    networkLinkHosts = problems.endpoints(SpecText.LINK_HOSTS, parts.networkLinkHosts);
    vpcHosts = problems.endpoints(SpecText.VPC_HOSTS, parts.vpcHosts);
    services = problems.services(parts.services);
    privateAddresses = problems.endpoints(SpecText.PRIVATE_ADDRESSES, parts.privateAddresses);
    problems.places(this);
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
    return new Builder(parts);
  }

  /** The canonical text form; {@link #parse} of it gives an equal description. */
  public String toText() {
    return SpecWriter.write(this, parts);
  }

  /** The region id; what depends on it is not checked where it is missing. */
  public Optional<String> region() {
    return Optional.ofNullable(parts.region);
  }

  /** Public endpoints, in the order in which they were declared. */
  public List<Endpoint> internet() {
    return internet;
  }

  /** The dedicated connection of SQL, UDFs and tables. */
  public Optional<NetworkLink> networkLink() {
    return Optional.ofNullable(parts.networkLink);
  }

  /** What is reached through the network link. */
  public List<Endpoint> networkLinkHosts() {
    return networkLinkHosts;
  }

  /** The dedicated connection of Spark. */
  public Optional<Vpc> vpc() {
    return Optional.ofNullable(parts.vpc);
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
    return Optional.ofNullable(parts.computeQuota);
  }

  /** Whether the job asks for isolation mode. */
  public boolean isolation() {
    return parts.isolation;
  }

  /** Rows handed to a UDF at once. */
  public OptionalInt batchRows() {
    return optional(parts.batchRows);
  }

  /** The time for one batch of rows, in whole seconds. */
  public Optional<Duration> batchTimeout() {
    return Optional.ofNullable(parts.batchTimeout);
  }

  /** The most connections that the whole job may hold at the proxy. */
  public OptionalInt maxConnections() {
    return optional(parts.maxConnections);
  }

  /** The most tasks or executors that run at once. */
  public OptionalInt maxTasks() {
    return optional(parts.maxTasks);
  }

  /** Declared endpoints whose addresses may be private, loopback or link-local. */
  public List<Endpoint> privateAddresses() {
    return privateAddresses;
  }

  /** Whether shipped addresses may serve plain http, where nothing proves the peer. */
  public boolean pinPlainHttp() {
    return parts.pinPlainHttp;
  }

  /** Whether resolved addresses are listed beside the names in the access list. */
  public boolean listAddresses() {
    return parts.listAddresses;
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
    return scope == AddressScope.PUBLIC
        || (scope != AddressScope.UNUSABLE
            && (privateAddresses.contains(endpoint)
                || dedicatedHosts(workload).contains(endpoint)));
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
    @Nullable String region;
    final List<String> internet = new ArrayList<>();
    @Nullable NetworkLink networkLink;
    final List<String> networkLinkHosts = new ArrayList<>();
    @Nullable Vpc vpc;
    final List<String> vpcHosts = new ArrayList<>();
    final List<CloudService> services = new ArrayList<>();
    @Nullable String computeQuota;
    boolean isolation;
    @Nullable Integer batchRows;
    @Nullable Duration batchTimeout;
    @Nullable Integer maxConnections;
    @Nullable Integer maxTasks;
    final List<String> privateAddresses = new ArrayList<>();
    boolean pinPlainHttp;
    boolean listAddresses;

    Builder() {}

    private Builder(Builder other) {
      region = other.region;
      internet.addAll(other.internet);
      networkLink = other.networkLink;
      networkLinkHosts.addAll(other.networkLinkHosts);
      vpc = other.vpc;
      vpcHosts.addAll(other.vpcHosts);
      services.addAll(other.services);
      computeQuota = other.computeQuota;
      isolation = other.isolation;
      batchRows = other.batchRows;
      batchTimeout = other.batchTimeout;
      maxConnections = other.maxConnections;
      maxTasks = other.maxTasks;
      privateAddresses.addAll(other.privateAddresses);
      pinPlainHttp = other.pinPlainHttp;
      listAddresses = other.listAddresses;
    }

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
        problems.add(SpecProblems.two(networkLink, link));
      }
      networkLink = link;
      Collections.addAll(networkLinkHosts, hostPort);
      return this;
    }

    /** Adds what Spark reaches through a VPC; a job has one. */
    public Builder dedicated(Vpc vpc, String... hostPort) {
      if (this.vpc != null && !this.vpc.equals(vpc)) {
        problems.add(SpecProblems.two(this.vpc, vpc));
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
