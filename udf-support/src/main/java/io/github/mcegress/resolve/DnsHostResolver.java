package io.github.mcegress.resolve;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.mcegress.dns.HostResolver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the system's DNS servers itself, and keeps answers as long as their TTL says.
 *
 * <p>An answer is kept for its smallest TTL, aliases included, but 5 s at least and an hour at
 * most; that a name is not there, or has no IPv4 address, for as long as the zone's SOA record
 * says, 5 s at least and a minute at most. A failure of the servers is not kept. At most 1,000
 * names are kept. However many ask for a name at once, one query is sent for all of them.
 *
 * <p>Only A records are asked for, since MaxCompute has no IPv6, and only of the name as it stands:
 * search domains are never tried, so a name that needs them needs {@link HostResolver#SYSTEM}. The
 * machine's {@code /etc/hosts} goes before DNS. Servers are those of {@code /etc/resolv.conf} when
 * the first name is asked for; where there are none, the JVM's resolver is asked instead.
 *
 * <p>Failures are told in the C library's words: {@code Name or service not known} (NXDOMAIN),
 * {@code No address associated with hostname} (no A record), {@code Temporary failure in name
 * resolution} (the servers fail, or do not answer in time).
 *
 * <p>Thread-safe. It has no thread of its own. {@link #close} ends look-ups under way.
 */
public final class DnsHostResolver implements HostResolver, Closeable {
  private static final int MOST_NAMES = 1_000;

  private final @Nullable List<InetSocketAddress> givenServers;
  private final Path resolvConf;
  private final HostsFile hostsFile;
  private final HostResolver withoutServers;
  private final Duration timeout;
  private final Ticker ticker;
  private final OpenSockets sockets = new OpenSockets();
  private volatile @Nullable DnsServers servers;
  private volatile @Nullable AsyncCache<String, DnsAnswer> answers;

  private DnsHostResolver(Builder builder) {
    givenServers = builder.servers;
    resolvConf = builder.resolvConf;
    hostsFile = new HostsFile(builder.hostsFile);
    withoutServers = builder.withoutServers;
    timeout = builder.timeout;
    ticker = builder.ticker;
  }

  /** A resolver; nothing is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The IPv4 addresses of the host, in the server's order; those of an address are itself.
   *
   * @throws UnknownHostException if there are none, or this is closed
   */
  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    if (Ipv4Literal.is(host)) {
      return Collections.singletonList(InetAddress.getByAddress(Ipv4Literal.bytes(host)));
    }
    if (host.indexOf(':') >= 0) {
      throw new UnknownHostException(host + " is an IPv6 address; write an IPv4 address");
    }
    DnsServers asked = servers();
    if (asked.isEmpty()) {
      return withoutServers.resolve(host);
    }
    String name = host.toLowerCase(Locale.ROOT);
    String key = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
    CompletableFuture<DnsAnswer> known = answers().asMap().putIfAbsent(key, mine);
    if (known != null) {
      return await(key, known).addresses();
    }
    DnsAnswer answer = DnsAnswer.temporaryFailure(key, "the look-up broke off");
    try {
      List<InetAddress> fixed = hostsFile.addresses(key);
      answer = fixed.isEmpty() ? asked.ask(key) : DnsAnswer.ofFile(fixed);
    } finally {
      // Others wait for it, whatever happened here.
      mine.complete(answer);
    }
    return answer.addresses();
  }

  private DnsAnswer await(String host, CompletableFuture<DnsAnswer> known) {
    try {
      return known.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return DnsAnswer.temporaryFailure(host, "no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look-up ends with an answer, be it a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DnsAnswer.temporaryFailure(host, "interrupted while another thread asks for it");
    }
  }

  private DnsServers servers() {
    DnsServers known = servers;
    if (known == null) {
      List<InetSocketAddress> found =
          givenServers != null ? givenServers : ResolvConf.servers(resolvConf);
      known = new DnsServers(found, timeout, sockets);
      servers = known;
    }
    return known;
  }

  /** Made with the first name: a task that asks for none does not pay for it. */
  private AsyncCache<String, DnsAnswer> answers() {
    AsyncCache<String, DnsAnswer> made = answers;
    return made == null ? made() : made;
  }

  private synchronized AsyncCache<String, DnsAnswer> made() {
    if (answers == null) {
      answers =
          Caffeine.newBuilder()
              .maximumSize(MOST_NAMES)
              .ticker(ticker)
              .executor(Runnable::run)
              .expireAfter(new ByTtl())
              .buildAsync();
    }
    return answers;
  }

  /** An answer holds for its own time from when it came, however often it is used. */
  private static final class ByTtl implements Expiry<String, DnsAnswer> {
    @Override
    public long expireAfterCreate(String host, DnsAnswer answer, long now) {
      return answer.ttlNanos();
    }

    @Override
    public long expireAfterUpdate(String host, DnsAnswer answer, long now, long left) {
      return answer.ttlNanos();
    }

    @Override
    public long expireAfterRead(String host, DnsAnswer answer, long now, long left) {
      return left;
    }
  }

  /** Ends look-ups under way; from now on none succeeds but those that need no query. */
  @Override
  public void close() throws IOException {
    sockets.close();
  }

  /** Collects what a resolver needs. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<InetSocketAddress> servers;
    private Duration timeout = Duration.ofSeconds(5);
    private Path resolvConf = Paths.get("/etc/resolv.conf");
    private Path hostsFile = Paths.get("/etc/hosts");
    private HostResolver withoutServers = HostResolver.SYSTEM;
    private Ticker ticker = Ticker.systemTicker();

    private Builder() {}

    /**
     * The DNS servers, asked in turn; the system's unless set.
     *
     * @throws IllegalArgumentException if there is none, or one is a name that is not resolved
     */
    public Builder servers(InetSocketAddress... servers) {
      if (servers.length == 0) {
        throw new IllegalArgumentException("no DNS server is given; write one or more");
      }
      for (InetSocketAddress server : servers) {
        if (server.isUnresolved()) {
          throw new IllegalArgumentException(
              "the DNS server " + server.getHostString() + " is a name; write its address");
        }
      }
      this.servers = Collections.unmodifiableList(Arrays.asList(servers.clone()));
      return this;
    }

    /**
     * The most that one look-up may take, all servers and both protocols together; 5 s unless set.
     *
     * @throws IllegalArgumentException if it is shorter than 1 ms
     */
    public Builder timeout(Duration timeout) {
      if (timeout.toMillis() < 1) {
        throw new IllegalArgumentException("the timeout is " + timeout + "; write 1 ms or more");
      }
      this.timeout = timeout;
      return this;
    }

    Builder resolvConf(Path file) {
      this.resolvConf = file;
      return this;
    }

    Builder hostsFile(Path file) {
      this.hostsFile = file;
      return this;
    }

    /** Who is asked where the system names no server. */
    Builder withoutServers(HostResolver resolver) {
      this.withoutServers = resolver;
      return this;
    }

    Builder ticker(Ticker ticker) {
      this.ticker = ticker;
      return this;
    }

    /** The resolver; it opens nothing until it is asked. */
    public DnsHostResolver build() {
      return new DnsHostResolver(this);
    }
  }
}
