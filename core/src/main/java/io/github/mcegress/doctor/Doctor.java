package io.github.mcegress.doctor;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Examines a target from where it runs, stage by stage, and says what is wrong, why, and which line
 * to paste.
 *
 * <p>It only reads: it opens fewer than 12 connections to a target and sends at most {@code HEAD /}
 * over two of them. It starts no thread and asks the SecurityManager before it tries, so that it
 * runs in the Java sandbox. What the port speaks:
 *
 * <ul>
 *   <li>443: TLS, then HTTP
 *   <li>80: plain HTTP
 *   <li>the usual ports of databases, Kafka, Hive, HDFS and SSH: open is all that is found, and
 *       {@code MCE-UNKNOWN} the code
 *   <li>any other port: TLS if the peer answers a ClientHello in TLS, plain HTTP if it does not and
 *       answers {@code HEAD /} in HTTP; else what became of the ClientHello counts
 * </ul>
 *
 * <p>{@link Builder#tls} says it for every port.
 *
 * <p>Immutable and thread-safe if the resolver is.
 */
public final class Doctor {
  /** The most targets of one call. */
  public static final int MOST_TARGETS = 100;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  final @Nullable EgressSpec spec;
  final Workload workload;
  final @Nullable ResolvedHosts hosts;
  final HostResolver resolver;
  final TrustedAuthorities trusted;
  final Duration timeout;
  private final @Nullable PortProtocol protocol;
  final Place place;
  final Jvm jvm;
  final Clock clock;
  final LongSupplier nanoTime;

  private Doctor(Builder builder) {
    spec = builder.spec;
    hosts = builder.hosts;
    resolver = builder.resolver;
    trusted = builder.trusted;
    timeout = builder.timeout;
    protocol = builder.protocol;
    jvm = builder.jvm == null ? Jvm.here() : builder.jvm;
    Place here = jvm.isSandboxed() ? Place.UDF_SANDBOX : Place.LAPTOP;
    place = builder.place == null ? here : builder.place;
    Workload usual = place.isSpark() ? Workload.spark("3.1") : Workload.UDF;
    workload = builder.workload == null ? usual : builder.workload;
    clock = builder.clock;
    nanoTime = builder.nanoTime;
  }

  /** A doctor without a description, asking the JVM's resolver, with 20 s for each target. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Examines one target.
   *
   * @param hostPort {@code host:port}, say {@code www.aliyun.com:443}
   * @throws InvalidEgressException if it is not of that form; the message says what to write
   */
  public Diagnosis examine(String hostPort) {
    return new Examination(this, Endpoint.parse(hostPort)).run();
  }

  /**
   * Examines targets one after the other, each in the time for one; the diagnoses come in their
   * order.
   *
   * @throws InvalidEgressException with every target that is no {@code host:port}; none is examined
   *     then
   * @throws IllegalArgumentException for more than {@link #MOST_TARGETS} targets
   */
  public List<Diagnosis> examine(List<String> hostPorts) {
    if (hostPorts.size() > MOST_TARGETS) {
      throw new IllegalArgumentException(
          hostPorts.size()
              + " targets; give at most "
              + MOST_TARGETS
              + " at once, each may take "
              + timeout.toMillis()
              + " ms");
    }
    List<Endpoint> targets = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < hostPorts.size(); i++) {
      try {
        targets.add(Endpoint.parse(hostPorts.get(i)));
      } catch (InvalidEgressException e) {
        problems.addAll(e.problemsAt("target[" + (i + 1) + "]", 0));
      }
    }
    InvalidEgressException.throwOnErrors(problems);
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Endpoint target : targets) {
      diagnoses.add(new Examination(this, target).run());
    }
    return Collections.unmodifiableList(diagnoses);
  }

  PortProtocol protocolOf(int port) {
    return protocol == null ? PortProtocol.of(port) : protocol;
  }

  /** Collects what the doctor knows; every part is optional. Not thread-safe. */
  public static final class Builder {
    private @Nullable EgressSpec spec;
    private @Nullable Workload workload;
    private @Nullable ResolvedHosts hosts;
    private HostResolver resolver = HostResolver.SYSTEM;
    private TrustedAuthorities trusted = TrustedAuthorities.ofRuntime();
    private Duration timeout = Duration.ofSeconds(20);
    private @Nullable PortProtocol protocol;
    private @Nullable Place place;
    private @Nullable Jvm jvm;
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanoTime = System::nanoTime;

    private Builder() {}

    /** The description of the job; without one nothing is said about declarations and capacity. */
    public Builder spec(EgressSpec spec) {
      this.spec = spec;
      return this;
    }

    /** The kind of job that the description is judged for; UDF, or on Spark 3.1, unless given. */
    public Builder workload(Workload workload) {
      this.workload = workload;
      return this;
    }

    /** The addresses shipped with the job: used before the resolver is asked, as clients do. */
    public Builder hosts(ResolvedHosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /** Who is asked for addresses; {@link HostResolver#SYSTEM} unless given. */
    public Builder resolver(HostResolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /**
     * CA certificates to trust beside the runtime's own.
     *
     * @throws IllegalArgumentException if the text holds no certificate, one that cannot be read,
     *     or a private key
     */
    public Builder trustPem(String caCertificates) {
      this.trusted = TrustedAuthorities.withPem(caCertificates);
      return this;
    }

    /**
     * The time for one target, 100 ms to 10 min: divided among the stages, and bounding everything
     * but a look-up of the resolver, which cannot be stopped without a thread.
     *
     * @throws IllegalArgumentException outside of that range
     */
    public Builder timeout(Duration timeout) {
      if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "the timeout is " + timeout + "; write one from " + SHORTEST + " to " + LONGEST);
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * Whether the port is to speak TLS, for every target; without it 443 is to, 80 is not, and at
     * other ports it is looked at.
     */
    public Builder tls(boolean tls) {
      this.protocol = tls ? PortProtocol.TLS : PortProtocol.HTTP;
      return this;
    }

    /** Where the doctor runs; behind a SecurityManager a UDF, else a laptop, unless given. */
    public Builder place(Place place) {
      this.place = place;
      return this;
    }

    Builder jvm(Jvm jvm) {
      this.jvm = jvm;
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder nanoTime(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
      return this;
    }

    /** The doctor. */
    public Doctor build() {
      return new Doctor(this);
    }
  }
}
