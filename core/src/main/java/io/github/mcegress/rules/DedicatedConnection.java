package io.github.mcegress.rules;

import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a dedicated connection asks for: the right kind, hosts, one owner, one VPC. */
final class DedicatedConnection {
  private static final List<Integer> HADOOP = Arrays.asList(9083, 8020, 50010);

  private DedicatedConnection() {}

  static void check(Findings it) {
    rightKind(it);
    if (it.usesConnection()) {
      hosts(it);
      always(it);
    }
    if (it.workload.equals(Workload.EXTERNAL_TABLE)) {
      lakehouse(it);
    }
  }

  private static void rightKind(Findings it) {
    if (it.usesConnection()) {
      return;
    }
    if (it.spark && it.spec.networkLink().isPresent()) {
      it.add(
          Rule.DEDICATED,
          "",
          "a network link does not serve Spark",
          "declare vpc = regionid:vpcid and vpc.hosts for Spark");
    }
    if (!it.spark && it.spec.vpc().isPresent()) {
      it.add(
          Rule.DEDICATED,
          "",
          "a VPC does not serve " + it.workload,
          "declare networklink and networklink.hosts for " + it.workload);
    }
  }

  private static void hosts(Findings it) {
    if (it.spec.dedicatedHosts(it.workload).isEmpty()
        && !it.workload.equals(Workload.EXTERNAL_TABLE)) {
      it.add(
          Rule.DEDICATED,
          "",
          "nothing is declared to be reached through the dedicated connection",
          "declare " + it.connectionKey() + ".hosts = host:port, or the client refuses it");
    }
    Set<String> hosts = new HashSet<>();
    for (Endpoint endpoint : it.spec.dedicatedHosts(it.workload)) {
      hosts.add(endpoint.host());
    }
    if (hosts.size() > 1) {
      it.add(
          Rule.ONE_VPC,
          it.connectionKey() + ".hosts",
          "a dedicated connection reaches one VPC, and " + hosts.size() + " hosts are declared",
          "peer any other VPC, of this region or another, with that one");
    }
  }

  private static void always(Findings it) {
    it.add(
        Rule.OWNER,
        it.connectionKey(),
        "the VPC's owner, the account of the project and the target's administrator must be one"
            + " Alibaba Cloud account, or RAM users of it",
        "check the three accounts");
    it.add(
        Rule.OUTBOUND,
        it.connectionKey(),
        "the addresses of MaxCompute's network interfaces may change: where the target lets only"
            + " known addresses in, access may break",
        "let in the connection's security group, or the CIDR block of its vSwitch");
  }

  private static void lakehouse(Findings it) {
    List<Integer> missing = new ArrayList<>(HADOOP);
    for (Endpoint endpoint : it.spec.dedicatedHosts(it.workload)) {
      missing.remove((Integer) endpoint.port());
    }
    boolean hadoop = !missing.contains(9083) || !missing.contains(8020);
    boolean dlf = false;
    for (CloudService service : it.described.services()) {
      dlf |= service.kind() == CloudService.Kind.DLF;
    }
    if (hadoop || dlf) {
      it.add(
          Rule.HIVE,
          "",
          "for the data lakehouse the project's data type edition should be the Hive-compatible"
              + " one",
          "set it, unless the project needs another");
    }
    if (hadoop && !missing.isEmpty()) {
      String ports = missing.toString();
      it.add(
          Rule.HADOOP_PORTS,
          it.connectionKey() + ".hosts",
          "no host of the Hadoop cluster is declared with port "
              + ports.substring(1, ports.length() - 1),
          "declare metastore (9083), NameNode (8020) and DataNodes (50010) as the cluster has them");
    }
  }
}
