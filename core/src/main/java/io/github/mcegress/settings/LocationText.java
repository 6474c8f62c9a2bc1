package io.github.mcegress.settings;

import io.github.mcegress.CloudService.Kind;
import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a LOCATION says, as far as it must be known: its scheme and host, and what in it is secret.
 * Thread-safe, without state.
 */
final class LocationText {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.:-]*)://");
  private static final Pattern USER = Pattern.compile("(?i)user|username|uid|.*accessid.*");

  private LocationText() {}

  /** Adds what an external table cannot use in a LOCATION. */
  static void check(String location, Catalog catalog, List<Problem> problems) {
    SqlLiteral.check("location", location, "the location " + Quoted.of(location), problems);
    Matcher scheme = SCHEME.matcher(location);
    if (!scheme.lookingAt()) {
      problems.add(
          Problem.error(
                  Codes.TABLE_TEXT,
                  "the location " + Quoted.of(location) + " does not begin with a scheme",
                  "write it as oss://endpoint/bucket/directory/")
              .at("location", 0));
      return;
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if ((name.equals("oss") || name.equals("tablestore")) && location.indexOf('@') >= 0) {
      problems.add(
          Problem.error(
                  Codes.TABLE_TEXT,
                  "the location holds \"@\", and what stands before it is read as an AccessKey",
                  "write it without, and give a RAM role: withRole(arn)")
              .at("location", 0)
              .from("Tablestore external tables, 2025-12-24: STS authorization by a RAM role"));
      return;
    }
    ServiceHost service = service(location, catalog).orElse(null);
    if (service != null && service.network != Network.INTERNAL) {
      problems.add(notInternal(service, host(location), catalog));
    }
  }

  private static Problem notInternal(ServiceHost service, String host, Catalog catalog) {
    boolean hologres = service.kind == Kind.HOLOGRES;
    boolean open = service.network == Network.PUBLIC;
    return Problem.error(
            Codes.TABLE_ENDPOINT,
            "\""
                + host
                + "\" is "
                + (open ? "the public" : "a VPC")
                + " endpoint of "
                + service.kind
                + ", and external tables reach "
                + service.kind
                + " over Alibaba Cloud's internal network"
                + (open && !hologres ? "; the public one is for UDFs" : ""),
            "write " + service.internal(host, catalog))
        .at("location", 0)
        .from(
            hologres
                ? "Hologres external tables, read 2026-11-21: the classic network domain name only"
                : "Network connection process, 2025-02-12: Access OSS or Tablestore by using"
                    + " external tables");
  }

  /** Whether the LOCATION is of OSS, Tablestore or Hologres, which need no network link. */
  static boolean isOfAService(String location, Catalog catalog) {
    return service(location, catalog).isPresent();
  }

  private static Optional<ServiceHost> service(String location, Catalog catalog) {
    Optional<ServiceHost> host = ServiceHost.of(host(location), catalog);
    return host.isPresent() && host.get().isOfTables() ? host : Optional.empty();
  }

  /** The host behind the scheme and a user; empty without one. */
  private static String host(String location) {
    if (!location.contains("://")) {
      return "";
    }
    String authority = location.substring(location.indexOf("://") + 3).split("[/?#]", 2)[0];
    String hostPort = authority.substring(authority.lastIndexOf('@') + 1);
    return hostPort.split(":", 2)[0];
  }

  /** The texts in a LOCATION that must not be shown: a user, a password, an AccessKey. */
  static List<String> secrets(String location) {
    List<String> secrets = new ArrayList<>();
    int start = location.indexOf("://");
    int query = location.indexOf('?', Math.max(start, 0));
    int at = location.lastIndexOf('@', query < 0 ? location.length() : query);
    if (start >= 0 && at > start + 3) {
      String user = location.substring(start + 3, at);
      secrets.add(user);
      for (String part : user.split(":", 2)) {
        secrets.add(part);
      }
    }
    for (String parameter : location.split("[?&;]", -1)) {
      String[] pair = parameter.split("=", 2);
      if (pair.length == 2 && (HintText.isSecret(pair[0]) || USER.matcher(pair[0]).matches())) {
        secrets.add(pair[1]);
      }
    }
    secrets.removeAll(Collections.singleton(""));
    return secrets;
  }
}
