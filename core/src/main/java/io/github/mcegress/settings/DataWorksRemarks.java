package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.ResolvedHosts;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a DataWorks node needs besides its settings, which are those of its kind: {@link
 * SessionHints} for a SQL node, {@link PythonSettings} for a PyODPS node.
 *
 * <p>DataWorks restricts the network of its own nodes: by the resource group that they run in, and
 * by a sandbox whitelist of addresses and CIDR blocks. Neither can be set from a job, so these are
 * remarks, not settings. Services stand in them by the endpoint that a UDF reaches. Immutable;
 * equality is that of the text.
 */
public final class DataWorksRemarks {
  private static final String SEED = "Network connection process, 2025-02-12";

  private final List<DataWorksRemark> remarks;
  private final List<String> whitelist;

  private DataWorksRemarks(EgressSpec described, ResolvedHosts hosts, Catalog catalog) {
    // A service without an endpoint is the rules' matter; here it is named as it is declared.
    EgressSpec spec = ServiceEndpoints.of(described, Workload.UDF, catalog).expanded();
    Set<Endpoint> endpoints = new LinkedHashSet<>(spec.internet());
    endpoints.addAll(spec.networkLinkHosts());
    endpoints.addAll(spec.vpcHosts());
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> dated = new LinkedHashSet<>();
    for (Endpoint endpoint : endpoints) {
      List<InetAddress> known =
          endpoint.address().isPresent()
              ? Collections.singletonList(endpoint.address().get())
              : hosts.addresses(endpoint.host()).orElse(Collections.emptyList());
      for (InetAddress address : known) {
        addresses.add(address.getHostAddress());
      }
      if (known.isEmpty()) {
        unknown.add(endpoint.host());
      }
      Optional<Instant> at = hosts.resolvedAt(endpoint.host());
      if (at.isPresent()) {
        dated.add(endpoint.host() + " (" + at.get() + ")");
      }
    }
    whitelist = Collections.unmodifiableList(new ArrayList<>(addresses));
    remarks = new ArrayList<>();
    if (endpoints.isEmpty() && spec.services().isEmpty()) {
      return;
    }
    resourceGroup(spec, endpoints);
    sandbox(unknown, dated);
  }

  private void resourceGroup(EgressSpec spec, Set<Endpoint> endpoints) {
    List<String> list = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      list.add(endpoint.toString());
    }
    for (CloudService service : spec.services()) {
      list.add(service.toString());
    }
    remark(
        "Connect the network of the node's resource group with "
            + String.join(", ", list)
            + ": what MaxCompute may reach, DataWorks may still block.",
        SEED);
    if (!spec.networkLinkHosts().isEmpty() || !spec.vpcHosts().isEmpty()) {
      remark(
          "For what stands in a VPC, associate the resource group with that VPC; the network link"
              + " connects MaxCompute only.",
          "DataWorks: Create and use an exclusive resource group for scheduling, read 2026-11-21");
    }
    remark(
        "Where the destination has a whitelist of its own, add the resource group's vSwitch CIDR"
            + " block (inside a VPC) or public address (over the Internet) to it.",
        "DataWorks: Configure a whitelist, read 2026-11-21");
  }

  private void sandbox(Set<String> unknown, Set<String> dated) {
    if (!whitelist.isEmpty()) {
      remark(
          "If DataWorks restricts what nodes reach, add to its sandbox whitelist: "
              + String.join(", ", whitelist)
              + ".",
          SEED);
    }
    if (!unknown.isEmpty()) {
      remark(
          "The sandbox whitelist takes addresses and CIDR blocks, and none are known here of "
              + String.join(", ", unknown)
              + ": resolve them and add them, or the service's CIDR block.",
          SEED);
    }
    if (!dated.isEmpty()) {
      remark(
          "Addresses change: add the CIDR block where the service publishes one, and look again at "
              + String.join(", ", dated)
              + " when a node that worked fails.",
          SEED + " (address or CIDR block); the instants are those of the resolved hosts");
    }
  }

  private void remark(String sentence, String source) {
    remarks.add(new DataWorksRemark(sentence, source));
  }

  /** The remarks on a description; addresses are known of IPv4 literals only. */
  public static DataWorksRemarks from(EgressSpec spec) {
    return from(spec, AccessListEntries.NO_ADDRESSES);
  }

  /** The remarks on a description, with the addresses of its hosts. */
  public static DataWorksRemarks from(EgressSpec spec, ResolvedHosts hosts) {
    return from(spec, hosts, Catalog.shipped());
  }

  /** As {@link #from(EgressSpec)}, by a catalogue of the caller's. */
  public static DataWorksRemarks from(EgressSpec spec, Catalog catalog) {
    return from(spec, AccessListEntries.NO_ADDRESSES, catalog);
  }

  /** As {@link #from(EgressSpec, ResolvedHosts)}, by a catalogue of the caller's. */
  public static DataWorksRemarks from(EgressSpec spec, ResolvedHosts hosts, Catalog catalog) {
    return new DataWorksRemarks(spec, hosts, catalog);
  }

  /** The remarks, in the order in which to follow them; empty when nothing is declared. */
  public List<DataWorksRemark> asList() {
    return Collections.unmodifiableList(remarks);
  }

  /** The known addresses for the sandbox whitelist, without ports. */
  public List<String> sandboxWhitelist() {
    return whitelist;
  }

  /** A numbered line per remark, with its source. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < remarks.size(); i++) {
      text.append(i + 1).append(". ").append(remarks.get(i)).append('\n');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DataWorksRemarks && toText().equals(((DataWorksRemarks) o).toText());
  }

  @Override
  public int hashCode() {
    return toText().hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return toText();
  }
}
