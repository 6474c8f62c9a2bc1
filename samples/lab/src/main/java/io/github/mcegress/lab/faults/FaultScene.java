package io.github.mcegress.lab.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A fault that is happening, and what somebody who examines it is given.
 *
 * <p>A fault that only shows as what a task has thrown or logged has no target. Immutable; {@link
 * #close} ends its servers.
 */
public final class FaultScene implements Closeable {
  private final String target;
  private final boolean speaksTls;
  private final String description;
  private final String workload;
  private final String hosts;
  private final NameService names;
  private final InetSocketAddress dnsServer;
  private final String pem;
  private final Duration timeout;
  private final String symptom;
  private final Throwable thrown;
  private final String log;
  private final Map<String, String> properties;
  private final Map<String, String> securityProperties;
  private final List<Closeable> servers;

  private FaultScene(Builder builder) {
    target = builder.target;
    speaksTls = builder.speaksTls;
    description = builder.description;
    workload = builder.workload;
    hosts = builder.hosts;
    names = builder.names;
    dnsServer = builder.dnsServer;
    pem = builder.pem;
    timeout = builder.timeout;
    symptom = builder.symptom;
    thrown = builder.thrown;
    log = builder.log;
    properties = Collections.unmodifiableMap(new TreeMap<>(builder.properties));
    securityProperties = Collections.unmodifiableMap(new TreeMap<>(builder.securityProperties));
    servers = Collections.unmodifiableList(new ArrayList<>(builder.servers));
  }

  static Builder builder() {
    return new Builder();
  }

  /** {@code host:port}, or nothing where there is only something {@link #thrown} or logged. */
  public Optional<String> target() {
    return Optional.ofNullable(target);
  }

  /** Whether it is known that the job speaks TLS to it; if not, that has to be found out. */
  public boolean speaksTls() {
    return speaksTls;
  }

  /** The description as text. */
  public String description() {
    return description;
  }

  /** {@code UDF}, or {@code SPARK 3.1.1} and its likes; nothing: whatever runs at the place. */
  public Optional<String> workload() {
    return Optional.ofNullable(workload);
  }

  /** Addresses shipped with the job, as hosts(5), or nothing. */
  public Optional<String> hosts() {
    return Optional.ofNullable(hosts);
  }

  /** Who answers names, in the way of the C library; nothing where shipped addresses do. */
  public Optional<NameService> names() {
    return Optional.ofNullable(names);
  }

  /** A DNS server that is to be asked by whoever asks by himself. */
  public Optional<InetSocketAddress> dnsServer() {
    return Optional.ofNullable(dnsServer);
  }

  /** CA certificates to trust beside the runtime's own, or nothing. */
  public Optional<String> pem() {
    return Optional.ofNullable(pem);
  }

  /** The most that an examination may take. */
  public Duration timeout() {
    return timeout;
  }

  /** What a plain client of the JDK comes to, as a regular expression: stage, then exception. */
  public String symptom() {
    return symptom;
  }

  /** What a task has thrown. */
  public Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** What stands in the log. */
  public Optional<String> log() {
    return Optional.ofNullable(log);
  }

  /** System properties of the JVM of the examination. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Security properties, those of the file java.security, of that JVM. */
  public Map<String, String> securityProperties() {
    return securityProperties;
  }

  /** Ends it. */
  @Override
  public void close() throws IOException {
    for (Closeable server : servers) {
      server.close();
    }
  }

  /** Collects what a scene is made of. */
  static final class Builder {
    private String target;
    private boolean speaksTls;
    private String description = "";
    private String workload;
    private String hosts;
    private NameService names;
    private InetSocketAddress dnsServer;
    private String pem;
    private Duration timeout = Duration.ofSeconds(10);
    private String symptom = "";
    private Throwable thrown;
    private String log;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> securityProperties = new TreeMap<>();
    private final List<Closeable> servers = new ArrayList<>();

    private Builder() {}

    /** A public endpoint, declared as such, that may be on this machine. */
    Builder target(String host, int port) {
      target = host + ":" + port;
      return description("internet = " + target + "\nprivate-addresses = " + target + "\n");
    }

    String targetPort() {
      return target.substring(target.lastIndexOf(':') + 1);
    }

    Builder speaksTls() {
      speaksTls = true;
      return this;
    }

    Builder description(String text) {
      description = text;
      return this;
    }

    Builder workload(String text) {
      workload = text;
      return this;
    }

    Builder hosts(String text) {
      hosts = text;
      return this;
    }

    Builder names(NameService names) {
      this.names = names;
      return this;
    }

    Builder dnsServer(InetSocketAddress server) {
      dnsServer = server;
      return this;
    }

    Builder pem(String text) {
      pem = text;
      return this;
    }

    Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    Builder symptom(String regex) {
      symptom = regex;
      return this;
    }

    Builder thrown(Throwable thrown) {
      this.thrown = thrown;
      return this;
    }

    Builder log(String text) {
      log = text;
      return this;
    }

    Builder property(String key, String value) {
      properties.put(key, value);
      return this;
    }

    Builder securityProperty(String key, String value) {
      securityProperties.put(key, value);
      return this;
    }

    /** Closed with the scene, the first one first. */
    Builder closing(Closeable server) {
      servers.add(server);
      return this;
    }

    FaultScene build() {
      return new FaultScene(this);
    }
  }
}
