package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.catalog.ServiceRoute;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What MaxFrame's decorator {@code with_network_options} takes: one network link, hosts of the
 * Internet, internal hosts of Alibaba Cloud services. A service without an internal endpoint is
 * among the hosts of the Internet, unless the network link leads to it.
 *
 * <p>Its documentation calls an entry an IP address, a domain "etc." and shows none with a port, so
 * hosts are written, once each. A function has one network link: several fail with "multiple VPC
 * network connections are not supported". Source: maxframe/udf.py of 2026-08-08, read 2026-11-21.
 * Immutable; equality is that of the map.
 */
public final class MaxFrameOptions {
  private static final String SOURCE = "maxframe/udf.py, 2026-08-08";
  private static final String LINK = "vpc_network_link";
  private static final String PUBLIC = "public_whitelist";
  private static final String INTERNAL = "internal_whitelist";

  private final @Nullable String link;
  private final List<String> publicHosts;
  private final List<String> internalHosts;
  private final List<Problem> warnings;

  private MaxFrameOptions(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    List<Problem> problems = new ArrayList<>(Rules.check(spec, Workload.UDF, catalog));
    InvalidEgressException.throwOnErrors(problems);
    link = spec.networkLink().isPresent() ? spec.networkLink().get().name() : null;
    Set<String> open = new LinkedHashSet<>();
    for (Endpoint endpoint : spec.internet()) {
      open.add(endpoint.host());
    }
    Set<String> internal = new LinkedHashSet<>();
    for (ServiceRoute route : ServiceEndpoints.of(spec, Workload.UDF, catalog).routes()) {
      Optional<Endpoint> inside =
          spec.region().isPresent()
              ? catalog.endpoint(route.service(), spec.region().get(), Network.INTERNAL)
              : Optional.empty();
      if (inside.isPresent()) {
        internal.add(inside.get().host());
      } else if (route.network() == Network.PUBLIC) {
        open.add(route.endpoint().host());
      }
    }
    internalHosts = Collections.unmodifiableList(new ArrayList<>(internal));
    if (spec.listAddresses()) {
      for (String host : new ArrayList<>(open)) {
        for (InetAddress address : hosts.addresses(host).orElse(Collections.emptyList())) {
          open.add(address.getHostAddress());
        }
      }
    }
    publicHosts = Collections.unmodifiableList(new ArrayList<>(open));
    if (!publicHosts.isEmpty()) {
      problems.add(
          Problem.warning(
                  Codes.RULE_UNDOCUMENTED,
                  PUBLIC + " is documented without ports: whether it opens all of them is not said",
                  "if a host stays closed, add odps.internet.access.list through"
                      + " options.sql.settings: the page on Internet access names it for MaxFrame")
              .at("internet", 0)
              .from(SOURCE + "; Access over the Internet, read 2026-11-21"));
    }
    warnings = Collections.unmodifiableList(problems);
  }

  /**
   * The options of a description.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static MaxFrameOptions from(EgressSpec spec) {
    return from(spec, AccessListEntries.NO_ADDRESSES);
  }

  /**
   * The options of a description, with the addresses that {@code list-addresses} asks for.
   *
   * @throws InvalidEgressException if the rules find errors for {@link Workload#UDF}
   */
  public static MaxFrameOptions from(EgressSpec spec, ResolvedHosts hosts) {
    return from(spec, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static MaxFrameOptions from(EgressSpec spec, Catalog catalog) {
    return from(spec, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static MaxFrameOptions from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    return new MaxFrameOptions(spec, hosts, catalog);
  }

  /** The name of the network link. */
  public Optional<String> vpcNetworkLink() {
    return Optional.ofNullable(link);
  }

  /** Hosts of the Internet. */
  public List<String> publicWhitelist() {
    return publicHosts;
  }

  /** Internal hosts of Alibaba Cloud services. */
  public List<String> internalWhitelist() {
    return internalHosts;
  }

  /** The arguments by name, empty ones left out; the network link is a list of one. */
  public Map<String, List<String>> asMap() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    if (link != null) {
      map.put(LINK, Collections.singletonList(link));
    }
    if (!publicHosts.isEmpty()) {
      map.put(PUBLIC, publicHosts);
    }
    if (!internalHosts.isEmpty()) {
      map.put(INTERNAL, internalHosts);
    }
    return Collections.unmodifiableMap(map);
  }

  /** The warnings of the rules, and what is not documented of the decorator. */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * The lines to put above a function, {@code @with_network_options(...)}, or nothing where nothing
   * is opened; needs {@code from maxframe.udf import with_network_options}.
   */
  public String toDecorator() {
    Map<String, List<String>> arguments = asMap();
    if (arguments.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("@with_network_options(\n");
    for (Map.Entry<String, List<String>> argument : arguments.entrySet()) {
      List<String> values = argument.getValue();
      boolean one = argument.getKey().equals(LINK);
      text.append("    ").append(argument.getKey()).append('=');
      text.append(one ? PythonText.literal(values.get(0)) : PythonText.list(values));
      text.append(",\n");
    }
    return text.append(")\n").toString();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof MaxFrameOptions && asMap().equals(((MaxFrameOptions) o).asMap());
  }

  @Override
  public int hashCode() {
    return asMap().hashCode();
  }

  /** The arguments. */
  @Override
  public String toString() {
    return asMap().toString();
  }
}
