package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import io.github.mcegress.Workload;
import io.github.mcegress.capacity.BatchDeadline;
import io.github.mcegress.capacity.TaskShare;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.resolve.DnsHostResolver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Calls services by address and verifies them by name, within a description.
 *
 * <p>Addresses: an IP literal's own, else the shipped ones, else the resolver's. HTTPS: SNI, Host
 * and verification are always the name's; TLS 1.2 and 1.3 only; there is no way to turn
 * verification off. Redirects of reads are followed to declared endpoints only, at most five, never
 * from https to http. Answers are bounded in size (16 MiB unless set) and time (30 s unless set);
 * they may come compressed by gzip, unless the request has an Accept-Encoding or a Range of its
 * own, and are given decompressed. An answer in an encoding nobody asked for is given as it is.
 *
 * <p>Requests go to the next address when a connection cannot be made, and after a pause to all of
 * them again when each refused or reset it, as a proxy does that is full. What may have reached a
 * server is sent again only if it is a read or a write with a key: on a new connection when a kept
 * one broke before the answer or the answer is 421 (misdirected request); after a pause when a
 * connection broke, or the answer is 408, 425, 429 or 503. There are three pauses in a call at
 * most. Retry-After is obeyed, in seconds and as a date; a pause that would outlast the deadline is
 * not made, and the answer given back. All this draws on one budget for each client: a fifth of its
 * calls and one each second, of which it keeps no more than it has connections, or 10, or 100.
 *
 * <p>Thread-safe. {@link #close} ends its connections, look-ups and the one thread that renews
 * addresses where threads are allowed.
 */
public final class EgressClient implements Closeable {
  private static final int DEFAULT_MAX_CONNECTIONS = 16;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private final AccessList accessList;
  private final AddressBook addresses;
  private final EgressAccess access;
  private final AdaptiveLimit limit;
  private final Transport transport;
  private final Events events;
  private final AllCounters counters;
  private final Calls calls;
  private final @Nullable AnswerMemo memo;
  private final RuntimeCapabilities capabilities;
  private final TransportKind kind;
  private final String reason;
  private final Duration callTimeout;
  private final boolean reportAtClose;
  private final String idempotencyHeader;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EgressClient(Builder builder) {
    if (builder.spec == null) {
      throw new IllegalArgumentException("the client has no description; call spec(...)");
    }
    accessList = new AccessList(builder.spec, builder.workload, builder.mode);
    EgressSpec spec = accessList.spec();
    capabilities = RuntimeCapabilities.detect();
    kind = capabilities.transport(builder.transport);
    // Asked for without threads, it has none here either.
    boolean threads = kind == TransportKind.OKHTTP;
    Lookups lookups = new Lookups(builder.resolver, capabilities, threads, builder.background);
    String asked = builder.transport == TransportKind.AUTO ? "" : "asked for; ";
    reason = asked + capabilities + "; " + lookups;
    callTimeout =
        builder.callTimeout != null
            ? builder.callTimeout
            : BatchDeadline.of(spec, builder.workload).within(LONGEST_CALL);
    memo =
        builder.memoMaxAge == null
            ? null
            : new AnswerMemo(builder.memoMaxBytes, builder.memoMaxAge, builder.time);
    reportAtClose = builder.reportAtClose;
    idempotencyHeader = builder.idempotencyHeader;
    events = new Events(builder.listener);
    counters = new AllCounters(events);
    Trust trust = Trust.of(builder.authorities, builder.client);
    int cap = builder.cap(spec);
    int perHost = builder.maxConnectionsPerHost == null ? cap : builder.maxConnectionsPerHost;
    limit = new AdaptiveLimit(cap, builder.lease, builder.time);
    Transport bare =
        kind == TransportKind.OKHTTP
            ? new OkHttpTransport(trust, limit, perHost, builder.time)
            : new BlockingTransport(trust, limit, perHost, builder.time);
    transport = new LimitedTransport(bare, limit, builder.time);
    addresses =
        new AddressBook(
            builder.hosts,
            lookups,
            spec.pinPlainHttp(),
            accessList,
            this::renewed,
            builder.worker,
            builder.time);
    access = new EgressAccess(accessList, addresses::shipped, lookups.resolver());
    calls =
        new Calls(
            accessList,
            addresses,
            transport,
            counters,
            builder.maxBodyBytes,
            new RetryBudget(cap, builder.time),
            builder.time);
  }

  private void renewed(Endpoint endpoint, List<InetAddress> addresses) {
    transport.connections().retain(endpoint, addresses);
    counters.of(endpoint).renewed(addresses);
  }

  /**
   * Takes addresses that were resolved elsewhere while this client runs, as if they had been
   * shipped: in place of older ones, never of its own newer answer. Idle connections to addresses
   * that are gone are closed.
   */
  public void hosts(ResolvedHosts newer) {
    addresses.shipped(newer);
  }

  /** This client's description and addresses, for connections that others make. */
  public EgressAccess access() {
    return access;
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
   * @throws IllegalArgumentException if a keyed write has the key's header of the caller's own
   */
  public EgressResponse send(EgressRequest request) throws EgressException {
    EgressRequest keyed = request.withKeyIn(idempotencyHeader);
    Deadline deadline = Deadline.in(request.timeout().orElse(callTimeout));
    return memo == null
        ? calls.send(keyed, deadline)
        : memo.send(
            keyed, counters.of(request.target().endpoint()), () -> calls.send(keyed, deadline));
  }

  /** What this client did so far. */
  public EgressReport report() {
    return new EgressReport(
        kind,
        reason,
        capabilities.securityManager(),
        counters.report(),
        accessList.observed(),
        events.failures(),
        memo == null ? null : memo.report(),
        limit.report());
  }

  /**
   * Ends the connections. The first time, and if anything was called, it tells the report on one
   * line of standard error: the transport and, for each host, its address, counters and latency; no
   * path, query, header or body. In observe mode more lines follow: what was contacted, on one line
   * for {@link EgressObservation#parse}, then {@link EgressObservation#toLines}, the minimal
   * description and what it is on each surface.
   */
  @Override
  public void close() throws IOException {
    addresses.close();
    transport.close();
    if (memo != null) {
      memo.close();
    }
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (reportAtClose && !counters.areEmpty()) {
      System.err.println("mcegress report: " + report());
    }
    accessList.tell(accessList.observed());
  }

  /** Collects what a client needs. Not thread-safe. */
  public static final class Builder {
    private @Nullable EgressSpec spec;
    private ResolvedHosts hosts = ResolvedHosts.parse("");
    private @Nullable HostResolver resolver;
    private @Nullable Executor background;
    private @Nullable ConnectionLease lease;
    private List<X509Certificate> authorities = Collections.emptyList();
    private @Nullable ClientCertificate client;
    private @Nullable EgressListener listener;
    private boolean reportAtClose = true;
    private String idempotencyHeader = "Idempotency-Key";
    private @Nullable Duration callTimeout;
    private @Nullable Integer maxConnections;
    private @Nullable Integer maxConnectionsPerHost;
    private int memoMaxBytes;
    private @Nullable Duration memoMaxAge;
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

    /**
     * Who is asked for hosts whose addresses were not shipped; unless set the system's DNS servers,
     * see {@link DnsHostResolver}, and the JVM where the runtime denies that.
     */
    public Builder resolver(HostResolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /**
     * CA certificates as PEM text, trusted beside the runtime's own.
     *
     * @throws IllegalArgumentException if the text holds none, or a private key
     */
    public Builder trustPem(String caCertificates) {
      this.authorities = Trust.authorities(caCertificates);
      return this;
    }

    /**
     * The client certificate as PEM text, shown to every declared server that asks for one: the
     * private key (PKCS#8, {@code BEGIN PRIVATE KEY}, RSA or EC, without a password), its
     * certificate, then those that issued it.
     *
     * @throws IllegalArgumentException if the text is not that, or the certificate is not valid
     *     now; the message says why and quotes nothing of it
     */
    public Builder clientPem(String certificateChainAndKey) {
      this.client = ClientCertificate.parse(certificateChainAndKey, time.now());
      return this;
    }

    /** Who is told of every event; nobody unless set. */
    public Builder listener(EgressListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Whether {@link EgressClient#close} tells the report on standard error; it does unless set.
     */
    public Builder reportAtClose(boolean report) {
      this.reportAtClose = report;
      return this;
    }

    /**
     * The deadline of a call, redirects and further addresses included. Unless set it is 30 s, or
     * what the description's {@code batch.timeout} leaves for each of {@code batch.rows}, if less.
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
     * description unless set. While connections are refused or reset, or answers are 429 or 503, a
     * lower limit holds for all hosts together: half, at most once a second and never below one; it
     * rises again by one for every second without.
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
     * Connections only as somebody else grants them, in place of a cap of the client's own.
     *
     * @throws IllegalArgumentException at {@link #build}, if another client has this lease, or
     *     there is a cap as well
     */
    public Builder lease(ConnectionLease lease) {
      this.lease = lease;
      return this;
    }

    private int cap(EgressSpec spec) {
      if (lease != null) {
        if (maxConnections != null) {
          throw new IllegalArgumentException(
              "the client has a cap of " + maxConnections + " and a lease; set one of them");
        }
        return lease.most();
      }
      return maxConnections != null
          ? maxConnections
          : TaskShare.of(spec).connections().orElse(DEFAULT_MAX_CONNECTIONS);
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
     * The largest body that is accepted, after decompression; 16 MiB unless set. Of a compressed
     * body no more is received either, but for what gzip adds to a body that it cannot compress.
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

    /**
     * The header in which keyed writes carry their {@link IdempotencyKey}; {@code Idempotency-Key}
     * unless set.
     *
     * @throws IllegalArgumentException if the name is no token, or a header that the client sets
     */
    public Builder idempotencyHeader(String name) {
      EgressRequest.requireHeaderName(name);
      this.idempotencyHeader = name;
      return this;
    }

    /**
     * Keeps answers to GET requests for the same question asked again; nothing is kept unless this
     * is called. For look-ups of the same keys row after row, where an answer as old as {@code
     * maxAge} is as good as a new one.
     *
     * <p>An answer serves the same URL with the same headers, credentials included, and nothing
     * else; only 200, 203 and 204 are kept, never by a redirect, and never for longer than the
     * server's Cache-Control, Expires and Age allow. A request with a Cache-Control, Pragma, Range
     * or If-... header of its own always goes out. A write does not make the memo forget what was
     * read before.
     *
     * @param maxBytes what it may hold: URLs, headers and bodies of the answers, and 256 bytes for
     *     each; the longest unused ones go first, and a larger one is not kept
     * @param maxAge how long an answer serves at most, counted from its request
     * @throws IllegalArgumentException if there are fewer than 1024 bytes, or the age is not from 1
     *     ms to 366 days
     */
    public Builder memo(int maxBytes, Duration maxAge) {
      AnswerMemo.check(maxBytes, maxAge);
      this.memoMaxBytes = maxBytes;
      this.memoMaxAge = maxAge;
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

    /** Who renews addresses in place of the client's own thread. */
    Builder background(Executor background) {
      this.background = background;
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException if there is no description, or the transport is not
     *     available
     */
    public EgressClient build() {
      return new EgressClient(this);
    }
  }
}
