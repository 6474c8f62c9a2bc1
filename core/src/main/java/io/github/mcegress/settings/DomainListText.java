package io.github.mcegress.settings;

import io.github.mcegress.Endpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@code vpc.domain.list}: one line, ASCII, no blanks. Its parts hold nothing that JSON
 * would escape. Thread-safe, without state.
 */
final class DomainListText {
  private DomainListText() {}

  static String list(String region, List<String> networks) {
    return "{\"regionId\":\"" + region + "\",\"vpcs\":[" + String.join(",", networks) + "]}";
  }

  /** A VPC, or without an id the internal services of Alibaba Cloud. */
  static String network(String vpcId, List<String> zones) {
    String id = vpcId.isEmpty() ? "" : "\"vpcId\":\"" + vpcId + "\",";
    return "{" + id + "\"zones\":[" + String.join(",", zones) + "]}";
  }

  /** Hosts and ports, with the PrivateZone's id where they are a user's own domains. */
  static String zone(List<Endpoint> urls, String zoneId) {
    String id = zoneId.isEmpty() ? "" : ",\"zoneId\":\"" + zoneId + "\"";
    List<String> hosts = new ArrayList<>();
    for (Endpoint url : urls) {
      hosts.add("{\"domain\":\"" + url.host() + "\",\"port\":" + url.port() + "}");
    }
    return "{\"urls\":[" + String.join(",", hosts) + "]" + id + "}";
  }
}
