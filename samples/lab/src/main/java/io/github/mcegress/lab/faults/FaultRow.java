package io.github.mcegress.lab.faults;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** What another JVM is told of a scene, in order to examine it there. Immutable. */
public final class FaultRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String target;
  private final boolean speaksTls;
  private final String description;
  private final String workload;
  private final String hosts;
  private final String pem;
  private final String answer;
  private final InetSocketAddress dnsServer;
  private final long timeoutMillis;

  private FaultRow(FaultScene scene, String target) {
    this.target = target;
    speaksTls = scene.speaksTls();
    description = scene.description();
    workload = scene.workload().orElse(null);
    hosts = scene.hosts().orElse(null);
    pem = scene.pem().orElse(null);
    answer = scene.names().map(names -> answer(names, target)).orElse(null);
    dnsServer = scene.dnsServer().orElse(null);
    timeoutMillis = scene.timeout().toMillis();
  }

  /** Nothing where there is no target, or where the other JVM would have to be started for it. */
  public static Optional<FaultRow> of(FaultScene scene) {
    if (!scene.properties().isEmpty() || !scene.securityProperties().isEmpty()) {
      return Optional.empty();
    }
    return scene.target().map(target -> new FaultRow(scene, target));
  }

  /** What this JVM is answered: the other one may send no query. */
  private static String answer(NameService names, String target) {
    try {
      StringJoiner addresses = new StringJoiner(",");
      for (InetAddress address : names.resolve(target.replaceFirst(":\\d+$", ""))) {
        addresses.add(address.getHostAddress());
      }
      return addresses.toString();
    } catch (UnknownHostException failure) {
      return "!" + failure.getMessage();
    }
  }

  /** As {@link FaultScene#target}. */
  public String target() {
    return target;
  }

  /** As {@link FaultScene#speaksTls}. */
  public boolean speaksTls() {
    return speaksTls;
  }

  /** As {@link FaultScene#description}. */
  public String description() {
    return description;
  }

  /** As {@link FaultScene#workload}. */
  public Optional<String> workload() {
    return Optional.ofNullable(workload);
  }

  /** As {@link FaultScene#hosts}. */
  public Optional<String> hosts() {
    return Optional.ofNullable(hosts);
  }

  /** As {@link FaultScene#pem}. */
  public Optional<String> pem() {
    return Optional.ofNullable(pem);
  }

  /**
   * What a look-up of the name comes to: addresses with a comma between, or {@code !} and the words
   * of its failure; nothing where the JVM there is to ask.
   */
  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  /** As {@link FaultScene#dnsServer}. */
  public Optional<InetSocketAddress> dnsServer() {
    return Optional.ofNullable(dnsServer);
  }

  /** The addresses of {@link #answer}, or its failure. */
  public static List<InetAddress> answered(String answer) throws UnknownHostException {
    if (answer.startsWith("!")) {
      throw new UnknownHostException(answer.substring(1));
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : answer.split(",", -1)) {
      // An address as text: nothing is looked up, and so nothing has to be permitted.
      addresses.add(InetAddress.getByName(address));
    }
    return Collections.unmodifiableList(addresses);
  }

  /** As {@link FaultScene#timeout}, in milliseconds. */
  public long timeoutMillis() {
    return timeoutMillis;
  }
}
