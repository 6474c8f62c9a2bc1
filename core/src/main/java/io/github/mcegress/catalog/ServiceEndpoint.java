package io.github.mcegress.catalog;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the endpoint of an Alibaba Cloud service is spelt in one network.
 *
 * <p>Row: {@code service | SERVICE | network | port | host | sources | doubt}. In the host {@code
 * {region}} is the region's id and {@code {name}} the bucket, instance or project; a service named
 * without one only has the hosts without {@code {name}}. Immutable.
 */
public final class ServiceEndpoint extends SourcedRow {
  static final String COLUMNS = "service | SERVICE | network | port | host | sources | doubt";

  private static final String NAME = "{name}";
  private static final String REGION = "{region}";
  private static final String A_REGION = "[a-z]+(?:-[a-z0-9]+)+";
  private static final String A_NAME = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

  private final String service;
  private final Network network;
  private final int port;
  private final String pattern;

  /** Made once, for it costs time. */
  private final Pattern hosts;

  private ServiceEndpoint(CatalogRow row) {
    super(row);
    service = row.word("service");
    network = row.constant("network", Network.class);
    port = row.port("port");
    pattern = row.hostPattern("host");
    // What is no host may be no regular expression either.
    hosts = hosts(row.problems().isEmpty() ? pattern : NAME);
  }

  static ServiceEndpoint of(CatalogRow row) {
    return new ServiceEndpoint(row);
  }

  /** What makes a later row take the place of this one. */
  String identity() {
    return service + " " + network + (isNamed() ? " named" : "");
  }

  /** The service, {@code OSS}. */
  public String service() {
    return service;
  }

  /** The service as a description names it; nothing where a description cannot. */
  public Optional<CloudService.Kind> kind() {
    for (CloudService.Kind kind : CloudService.Kind.all()) {
      if (kind.name().equals(service)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public Network network() {
    return network;
  }

  public int port() {
    return port;
  }

  /** The host with {@code {name}} and {@code {region}} in it. */
  public String pattern() {
    return pattern;
  }

  private static Pattern hosts(String pattern) {
    String regex = pattern.replace(".", "\\.");
    String bucket = NAME + "\\.";
    if (regex.startsWith(bucket)) {
      regex = "(?:" + A_NAME + "\\.)?" + regex.substring(bucket.length());
    }
    return Pattern.compile(regex.replace(NAME, A_NAME).replace(REGION, A_REGION));
  }

  /** Whether the host is spelt so; most end otherwise, which is seen without the pattern. */
  boolean spells(String host) {
    return host.endsWith(pattern.substring(pattern.lastIndexOf('}') + 1))
        && hosts.matcher(host).matches();
  }

  /** The length of what stands in every host. */
  int literals() {
    return pattern.replace(NAME, "").replace(REGION, "").length();
  }

  private boolean isNamed() {
    return pattern.contains(NAME);
  }

  boolean serves(CloudService wanted, Network from) {
    return wanted.kind().name().equals(service)
        && from == network
        && wanted.name().isPresent() == isNamed();
  }

  /** The endpoint of a service in a region. */
  public Endpoint endpoint(CloudService wanted, String region) {
    return Endpoint.of(
        pattern.replace(NAME, wanted.name().orElse("")).replace(REGION, region), port);
  }

  /** {@code OSS PUBLIC {name}.oss-{region}.aliyuncs.com:443}. */
  @Override
  public String toString() {
    return service + " " + network + " " + pattern + ":" + port;
  }
}
