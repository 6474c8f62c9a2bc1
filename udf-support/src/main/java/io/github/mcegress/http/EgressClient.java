package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls services by address and verifies them by name, within a description.
 *
 * <p>Addresses: an IP literal's own, else the shipped ones, else the resolver's. HTTPS: SNI, Host
 * and verification are always the name's; TLS 1.2 and 1.3 only; there is no way to turn
 * verification off. Redirects of reads are followed to declared endpoints only, at most five, never
 * from https to http. Answers are bounded in size (16 MiB unless set) and time (30 s unless set).
 * Reads are tried at the next address when a connection cannot be made, and once more when a kept
 * connection broke before the answer, or on a new one when the answer is 421 (misdirected request).
 *
 * <p>Thread-safe. {@link #close} ends its connections.
 */
public final class EgressClient implements Closeable {
  private static final int MAX_REDIRECTS = 5;
  private static final int DEFAULT_MAX_CONNECTIONS = 16;
  private static final int MISDIRECTED = 421;

  private final AccessList accessList;
  private final AddressBook addresses;
  private final Transport transport;
  private final RuntimeCapabilities capabilities;
  private final TransportKind kind;
  private final String reason;
  private final Duration callTimeout;
  private final int maxBodyBytes;
  private final Map<Endpoint, HostCounters> counters = new ConcurrentHashMap<>();

  private EgressClient(Builder builder) {
    if (builder.spec == null) {
      throw new IllegalArgumentException("the client has no description; call spec(...)");
    }
    // A shipped description has its services written out already, so that a task needs no
    // catalogue.
    EgressSpec spec = ServiceEndpoints.expand(builder.spec, builder.workload);
    capabilities = RuntimeCapabilities.detect();
    kind = capabilities.transport(builder.transport);
    reason = (builder.transport == TransportKind.AUTO ? "" : "asked for; ") + capabilities;
    accessList = new AccessList(spec, builder.workload, builder.mode);
    callTimeout = builder.callTimeout;
    maxBodyBytes = builder.maxBodyBytes;
    Trust trust = Trust.of(builder.trustPem);
    int cap = builder.maxConnections == null ? share(spec) : builder.maxConnections;
    int perHost = builder.maxConnectionsPerHost == null ? cap : builder.maxConnectionsPerHost;
    transport =
        kind == TransportKind.OKHTTP
            ? new OkHttpTransport(trust, cap, perHost, builder.time)
            : new BlockingTransport(trust, cap, perHost, builder.time);
    addresses =
        new AddressBook(
            builder.hosts,
            builder.resolver,
            spec.pinPlainHttp(),
            accessList,
            transport::retain,
            builder.worker,
            builder.time);
  }

  /** This task's share of what the job may hold. */
  private static int share(EgressSpec spec) {
    if (!spec.maxConnections().isPresent()) {
      return DEFAULT_MAX_CONNECTIONS;
    }
    return Math.max(
        1, spec.maxConnections().getAsInt() / spec.maxTasks().orElse(Integer.MAX_VALUE));
  }

  /** A client; only the description is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A GET that must be answered 2xx.
   *
   * @throws EgressException if the endpoint is not declared, the call fails, or the status is
   *     another
   */
  public EgressResponse get(String url) throws EgressException {
    EgressRequest request;
    try {
      request = EgressRequest.read(url);
    } catch (IllegalArgumentException e) {
      throw new EgressException(
          Codes.HTTP_URL, Stage.PLAN, null, String.valueOf(e.getMessage()), "", e);
    }
    EgressResponse response = send(request);
    if (response.status() / 100 != 2) {
      throw new EgressException(
          Codes.HTTP_STATUS,
          Stage.ANSWER,
          null,
          request.target().endpoint() + " answered " + response.status(),
          "use send(...) where other statuses are expected",
          null);
    }
    return response;
  }

  /**
   * Sends a request and gives the answer, whatever its status.
   *
   * @throws EgressException if the endpoint is not declared or the call fails
   */
  public EgressResponse send(EgressRequest request) throws EgressException {
    Deadline deadline = Deadline.in(request.timeout().orElse(callTimeout));
    EgressRequest current = request;
    for (int redirects = 0; ; redirects++) {
      EgressResponse response = exchange(current, deadline);
      String location = response.header("Location");
      if (!isRedirect(response.status()) || location == null) {
        return response;
      }
      if (redirects == MAX_REDIRECTS) {
        throw redirect(current, "answered more than " + MAX_REDIRECTS + " redirects", null);
      }
      current = current.redirectedTo(follow(current, location));
    }
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static Target follow(EgressRequest request, String location) throws EgressException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw redirect(request, "redirects a " + request.method(), null);
    }
    Target next;
    try {
      next = request.target().resolve(location);
    } catch (IllegalArgumentException e) {
      throw redirect(request, "redirects to where nothing can be called", e);
    }
    if (request.target().tls() && !next.tls()) {
      throw redirect(request, "redirects from https to http at " + next.endpoint(), null);
    }
    return next;
  }

  private static EgressException redirect(
      EgressRequest request, String what, @Nullable Exception cause) {
    return new EgressException(
        Codes.HTTP_REDIRECT,
        Stage.ANSWER,
        null,
        request.target().endpoint() + " " + what,
        "call the service by its final address",
        cause);
  }

  private EgressResponse exchange(EgressRequest request, Deadline deadline) throws EgressException {
    Endpoint endpoint = request.target().endpoint();
    HostCounters counted = counters.computeIfAbsent(endpoint, HostCounters::new);
    try {
      accessList.check(endpoint);
    } catch (EgressException e) {
      counted.refused();
      throw e;
    }
    List<EgressException> failures = new ArrayList<>();
    do {
      for (InetAddress address : addresses.addresses(request.target(), deadline, counted)) {
        Exchange exchange = new Exchange(request, address, deadline, maxBodyBytes, counted);
        EgressException failure = attempt(exchange);
        if (failure != null
            && exchange.reused()
            && failure.stage() == Stage.REQUEST
            && !deadline.isOver()) {
          // A kept connection that the server had closed meanwhile: nothing was answered.
          exchange = new Exchange(request, address, deadline, maxBodyBytes, counted);
          failure = attempt(exchange);
        }
        if (failure == null && exchange.answer().status() == MISDIRECTED) {
          // Not processed: the server did not take the connection for this name's.
          transport.renew(request.target(), address);
          Exchange again = new Exchange(request, address, deadline, maxBodyBytes, counted);
          exchange = attempt(again) == null ? again : exchange;
        }
        if (failure == null) {
          addresses.succeeded(request.target(), address);
          return exchange.answer();
        }
        failures.forEach(failure::addSuppressed);
        if (failure.stage() == Stage.PLAN || failure.mayHaveReachedServer() || deadline.isOver()) {
          throw failure;
        }
        addresses.failed(request.target(), address);
        failures.add(failure);
      }
    } while (addresses.renewed(request.target(), deadline, counted));
    throw failures.get(failures.size() - 1);
  }

  /** Null after an answer. */
  private @Nullable EgressException attempt(Exchange exchange) {
    try {
      EgressResponse answer = transport.send(exchange);
      exchange.counters().answered(answer.size());
      exchange.answered(answer);
      return null;
    } catch (IOException | SecurityException e) {
      return Failure.of(exchange, e);
    }
  }

  /** What this client did so far. */
  public EgressReport report() {
    List<HostReport> hosts = new ArrayList<>();
    new TreeMap<>(counters).values().forEach(counted -> hosts.add(counted.report()));
    return new EgressReport(
        kind,
        reason,
        capabilities.securityManager(),
        Collections.unmodifiableList(hosts),
        accessList.observed());
  }

  /**
   * Ends the connections. In observe mode it tells, on standard error, the minimal access list and
   * the SET line that carries it.
   */
  @Override
  public void close() throws IOException {
    transport.close();
    if (accessList.mode() == EgressMode.OBSERVE && !accessList.observed().isEmpty()) {
      List<Endpoint> list = accessList.minimalList();
      System.err.println("mcegress observed: internet = " + AccessList.join(list, ", "));
      System.err.println(
          "mcegress observed: SET odps.internet.access.list=" + AccessList.join(list, ",") + ";");
    }
  }

  /** Collects what a client needs. Not thread-safe. */
  public static final class Builder {
    private @Nullable EgressSpec spec;
    private ResolvedHosts hosts = ResolvedHosts.parse("");
    private HostResolver resolver = HostResolver.SYSTEM;
    private @Nullable String trustPem;
    private Duration callTimeout = Duration.ofSeconds(30);
    private @Nullable Integer maxConnections;
    private @Nullable Integer maxConnectionsPerHost;
    private int maxBodyBytes = 16 * 1024 * 1024;
    private TransportKind transport = TransportKind.AUTO;
    private EgressMode mode = EgressMode.ENFORCE;
    private Workload workload = Workload.UDF;
    private int worker;
    private Time time = Time.SYSTEM;

    private Builder() {}

    /** The description; required. */
    public Builder spec(EgressSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Addresses that were shipped with the job. */
    public Builder hosts(ResolvedHosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /** Who is asked for hosts whose addresses were not shipped; the JVM unless set. */
    public Builder resolver(HostResolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /** CA certificates as PEM text, trusted beside the runtime's own. */
    public Builder trustPem(String caCertificates) {
      this.trustPem = caCertificates;
      return this;
    }

    /**
     * The deadline of a call, redirects and further addresses included; 30 s unless set.
     *
     * @throws IllegalArgumentException if it is shorter than 1 ms
     */
    public Builder callTimeout(Duration timeout) {
      if (timeout.toMillis() < 1) {
        throw new IllegalArgumentException("the timeout is " + timeout + "; write 1 ms or more");
      }
      this.callTimeout = timeout;
      return this;
    }

    /**
     * This process's own cap on open connections, idle ones included; the task's share of the
     * description unless set.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxConnections(int connections) {
      if (connections < 1) {
        throw new IllegalArgumentException("the cap is " + connections + "; write 1 or more");
      }
      this.maxConnections = connections;
      return this;
    }

    /**
     * The cap on open connections to one host, idle ones included, all its addresses and ports
     * together; as many as to all hosts unless set.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxConnectionsPerHost(int connections) {
      if (connections < 1) {
        throw new IllegalArgumentException("the cap is " + connections + "; write 1 or more");
      }
      this.maxConnectionsPerHost = connections;
      return this;
    }

    /**
     * The largest body that is accepted; 16 MiB unless set.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxBodyBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("the limit is " + bytes + "; write 1 or more");
      }
      this.maxBodyBytes = bytes;
      return this;
    }

    /** The transport; what the runtime allows unless set. */
    public Builder transport(TransportKind transport) {
      this.transport = transport;
      return this;
    }

    /** What happens to undeclared calls; they are refused unless set. */
    public Builder mode(EgressMode mode) {
      this.mode = mode;
      return this;
    }

    /** The kind of job that this client runs in; a UDF unless set. */
    public Builder workload(Workload workload) {
      this.workload = workload;
      return this;
    }

    /** The number of this worker or executor: which of a host's addresses it tries first. */
    public Builder worker(int id) {
      // Neighbours must not differ by one only: a host with two addresses has even and odd ones.
      this.worker = Math.floorMod(id * 0x9E3779B9, Integer.MAX_VALUE);
      return this;
    }

    Builder time(Time time) {
      this.time = time;
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException if there is no description, the PEM text is not one of CA
     *     certificates, or the transport is not available
     */
    public EgressClient build() {
      return new EgressClient(this);
    }
  }
}
