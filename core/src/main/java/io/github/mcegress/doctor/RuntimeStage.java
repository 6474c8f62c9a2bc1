package io.github.mcegress.doctor;

import io.github.mcegress.Quoted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Java, the sandbox, the clock, and settings of the JVM that change how it reaches others. */
final class RuntimeStage {
  /** Further apart than this, clocks are worth a word: certificates and signatures have dates. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final String[] PROXY_PROPERTIES = {
    "http.proxyHost", "https.proxyHost", "socksProxyHost"
  };

  private RuntimeStage() {}

  static void look(Notes notes, Doctor doctor) {
    Jvm jvm = doctor.jvm;
    notes.saw("Java " + readable(jvm, "java.version") + " of " + readable(jvm, "java.vendor"));
    notes.saw(jvm.sandbox() + ", threads " + (jvm.allowsThreads() ? "allowed" : "denied"));
    notes.saw("examined as " + doctor.place + " for " + doctor.workload);
    Clock clock = doctor.clock;
    notes.saw("clock " + clock.instant() + ", time zone " + ZoneId.systemDefault());
    lookups(notes, jvm);
    proxies(notes, doctor);
  }

  private static void lookups(Notes notes, Jvm jvm) {
    String kept = jvm.securityProperty("networkaddress.cache.ttl");
    notes.saw(
        "networkaddress.cache.ttl "
            + kept
            + ", networkaddress.cache.negative.ttl "
            + jvm.securityProperty("networkaddress.cache.negative.ttl"));
    if (kept.startsWith("-") || (kept.equals(Jvm.NOT_SET) && jvm.isSandboxed())) {
      notes.met(
          "dns-cache-forever",
          "the JVM keeps answers of DNS forever: networkaddress.cache.ttl is " + kept);
    }
  }

  private static void proxies(Notes notes, Doctor doctor) {
    Jvm jvm = doctor.jvm;
    StringBuilder unread = new StringBuilder();
    StringBuilder found = new StringBuilder();
    for (String property : PROXY_PROPERTIES) {
      if (!jvm.mayRead(property)) {
        unread.append(unread.length() == 0 ? "" : ", ").append(property);
        continue;
      }
      String value = jvm.property(property);
      if (value != null && !value.isEmpty()) {
        found.append(found.length() == 0 ? "" : ", ").append(property);
        found.append(" is ").append(Quoted.of(value));
      }
    }
    if (found.length() > 0) {
      notes.met("proxy-properties", found.toString());
    }
    if (unread.length() > 0) {
      notes.saw("not readable here: " + unread);
    }
  }

  private static String readable(Jvm jvm, String property) {
    String value = jvm.property(property);
    return value == null ? "(not readable here)" : value;
  }

  /** Compares the clock with the server's, which an answer carries in whole seconds. */
  static void compareClocks(Notes notes, Instant here, Instant there) {
    Duration apart = Duration.between(there, here);
    boolean ahead = !apart.isNegative();
    Duration size = apart.abs();
    if (size.compareTo(CLOCK_TOLERANCE) <= 0) {
      notes.saw("within 5 minutes of the server's clock");
      return;
    }
    notes.met(
        "clock-skew",
        "the clock here is "
            + size.getSeconds()
            + " s "
            + (ahead ? "ahead of" : "behind")
            + " the server's");
  }
}
