package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the parts of a {@code vpc.domain.list} and writes them again. Not thread-safe. */
final class DomainListReader {
  private static final Pattern REGION = Pattern.compile("[a-z]{1,20}(-[a-z0-9]{1,20}){1,4}");
  private static final Pattern VPC = Pattern.compile("vpc-[A-Za-z0-9]{1,60}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final List<Problem> problems = new ArrayList<>();

  /** The problems found so far. */
  List<Problem> problems() {
    return problems;
  }

  /** The list's one-line text; worthless when there are problems. */
  String list(@Nullable Object value) {
    Map<?, ?> list = object("", value, "regionId", "vpcs");
    String region = text("regionId", list, REGION, "a region id, say cn-beijing");
    List<String> networks = new ArrayList<>();
    each("vpcs", list.get("vpcs"), (path, vpc) -> networks.add(network(path, vpc)));
    return DomainListText.list(region, networks);
  }

  private String network(String path, @Nullable Object value) {
    Map<?, ?> network = object(path, value, "vpcId", "zones");
    String vpc =
        network.containsKey("vpcId")
            ? text(path + ".vpcId", network, VPC, "a VPC id, vpc-...")
            : "";
    List<String> zones = new ArrayList<>();
    each(path + ".zones", network.get("zones"), (inner, zone) -> zones.add(zone(inner, zone)));
    return DomainListText.network(vpc, zones);
  }

  private String zone(String path, @Nullable Object value) {
    Map<?, ?> zone = object(path, value, "urls", "zoneId");
    String id =
        zone.containsKey("zoneId")
            ? text(path + ".zoneId", zone, ZONE, "the id that the PrivateZone console shows")
            : "";
    List<Endpoint> urls = new ArrayList<>();
    each(path + ".urls", zone.get("urls"), (inner, url) -> url(inner, url, urls));
    return DomainListText.zone(urls, id);
  }

  private void url(String path, @Nullable Object value, List<Endpoint> urls) {
    Map<?, ?> url = object(path, value, "domain", "port");
    Object domain = url.get("domain");
    Object port = url.get("port");
    if (port instanceof String && PORT.matcher((String) port).matches()) {
      add(path + ".port", "the port is the string \"" + port + "\"", "write \"port\":" + port);
    } else if (!(port instanceof BigDecimal) || !PORT.matcher(port.toString()).matches()) {
      add(path + ".port", "there is no port", "write \"port\":3306, a number from 1 to 65535");
    } else if (!(domain instanceof String)) {
      add(path + ".domain", "there is no domain", "write \"domain\":\"host\"");
    } else if (!isAscii((String) domain)) {
      add(path + ".domain", Quoted.of((String) domain) + " is not ASCII", "write it as punycode");
    } else {
      try {
        urls.add(Endpoint.of((String) domain, Integer.parseInt(port.toString())));
      } catch (InvalidEgressException e) {
        problems.addAll(e.problemsAt(path, 0));
      }
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private Map<?, ?> object(String path, @Nullable Object value, String... keys) {
    if (!(value instanceof Map)) {
      add(path, "there is no object {...}", "write one with " + String.join(" and ", keys));
      return Collections.emptyMap();
    }
    Map<?, ?> map = (Map<?, ?>) value;
    for (Object key : map.keySet()) {
      if (!Arrays.asList(keys).contains(key)) {
        add(
            path,
            Quoted.of(String.valueOf(key)) + " is no key here",
            "write " + String.join(" and ", keys));
      }
    }
    return map;
  }

  private String text(String path, Map<?, ?> map, Pattern form, String instead) {
    Object value = map.get(path.substring(path.lastIndexOf('.') + 1));
    if (value instanceof String && form.matcher((String) value).matches()) {
      return (String) value;
    }
    add(
        path,
        value instanceof String ? Quoted.of((String) value) + " is none" : "there is no string",
        "write " + instead);
    return "";
  }

  private void each(String path, @Nullable Object value, Part part) {
    if (!(value instanceof List) || ((List<?>) value).isEmpty()) {
      add(path, "there is no list [...] with an entry", "write one");
      return;
    }
    int number = 0;
    for (Object entry : (List<?>) value) {
      number++;
      part.read(path + "[" + number + "]", entry);
    }
  }

  private void add(String path, String message, String remedy) {
    problems.add(
        Problem.error(Codes.CONF_SYNTAX, message, remedy).at(path, 0).from(VpcDomainList.SOURCE));
  }

  /** Reads one entry of a list. */
  private interface Part {
    void read(String path, @Nullable Object entry);
  }
}
