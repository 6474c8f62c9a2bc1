package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.ClosedPort;
import java.io.FilePermission;
import java.io.IOException;
import java.lang.reflect.ReflectPermission;
import java.net.SocketPermission;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permission;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** What is wrong with the JVM that calls, or with what was shipped to it. */
final class RuntimeFaults {
  private RuntimeFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    properties(list);
    clocks(list);
    classes(list);
    sandbox(list);
    return list.cases();
  }

  private static void properties(FaultList list) {
    list.fault("proxy-properties");
    list.add("for https", property("https.proxyHost"));
    list.add("for http", property("http.proxyHost"));
    list.add("for every socket, and nobody is there", RuntimeFaults::socks);
    list.fault("dns-cache-forever");
    list.add("-1", () -> cached("-1"));
    list.add("another negative number", () -> cached("-30"));
    list.add("-1, and failures too", RuntimeFaults::cachedBoth);
  }

  private static FaultCase.Play property(String key) {
    return () -> fine().property(key, "proxy.example.test").symptom("http 200").build();
  }

  static FaultScene.Builder fine() throws IOException {
    return Site.web(Site.FINE);
  }

  private static FaultScene socks() throws IOException {
    ClosedPort port = new ClosedPort();
    return fine()
        .closing(port::close)
        .property("socksProxyHost", "127.0.0.1")
        .property("socksProxyPort", Integer.toString(port.number()))
        .symptom("http 200")
        .build();
  }

  private static FaultScene cached(String seconds) throws IOException {
    return fine().securityProperty("networkaddress.cache.ttl", seconds).symptom("http 200").build();
  }

  private static FaultScene cachedBoth() throws IOException {
    return fine()
        .securityProperty("networkaddress.cache.ttl", "-1")
        .securityProperty("networkaddress.cache.negative.ttl", "-1")
        .symptom("http 200")
        .build();
  }

  private static void clocks(FaultList list) {
    list.fault("clock-skew");
    list.add("the server is an hour ahead", () -> dated(now().plusHours(1)));
    list.add("the server is two days behind", () -> dated(now().minusDays(2)));
    list.add("six minutes", () -> dated(now().plusMinutes(6)));
    list.fault("shipped-stale");
    list.add("since yesterday, and an hour", () -> shipped(now().minusHours(25)));
    list.add("since last year", () -> shipped(now().minusYears(1)));
    list.add("beside hosts that are fresh", RuntimeFaults::staleBesideFresh);
  }

  static ZonedDateTime now() {
    return Instant.now().atZone(ZoneOffset.UTC);
  }

  static FaultScene dated(ZonedDateTime date) throws IOException {
    return Site.secured(Answers.dated(date, "200 OK")).symptom("http 200").build();
  }

  private static FaultScene shipped(ZonedDateTime when) throws IOException {
    return fine().hosts(resolved(HOST, when)).symptom("http 200").build();
  }

  static String resolved(String host, ZonedDateTime when) {
    String instant = Instant.ofEpochSecond(when.toEpochSecond()).toString();
    return "# " + host + " resolved " + instant + "\n127.0.0.1 " + host + "\n";
  }

  private static FaultScene staleBesideFresh() throws IOException {
    String hosts = resolved("a.example.test", now()) + resolved(HOST, now().minusDays(30));
    return fine().hosts(hosts).symptom("http 200").build();
  }

  private static void classes(FaultList list) {
    list.fault("java-version");
    list.add("a class of a Java that is not there yet", () -> thrown(ForeignClass.tooNew(99)));
    list.add("wrapped by the platform", () -> logged(wrapped(ForeignClass.tooNew(99))));
    list.add(
        "in another class's initialiser",
        () -> thrown(new ExceptionInInitializerError(ForeignClass.tooNew(120))));
    list.fault("resource-missing");
    list.add("a class, looked for by name", () -> thrown(ForeignClass.missing()));
    list.add("wrapped by the platform", () -> logged(wrapped(ForeignClass.missing())));
    list.add(
        "the description",
        () -> thrown(new IOException("egress.properties is not attached to the function")));
  }

  static FaultScene thrown(Throwable thrown) {
    return FaultScene.builder().thrown(thrown).build();
  }

  static FaultScene logged(String text) {
    return FaultScene.builder().log(text).build();
  }

  static String wrapped(Throwable thrown) {
    return "ODPS-0123131:User defined function exception - Traceback:\n" + thrown + "\n";
  }

  private static void sandbox(FaultList list) {
    list.fault("sandbox-threads");
    list.add("a thread", () -> thrown(denial(new RuntimePermission("modifyThreadGroup"))));
    list.add("a file", () -> thrown(denial(new FilePermission("/tmp/x", "read"))));
    list.add(
        "reflection, wrapped by the platform",
        () -> logged(wrapped(denial(new ReflectPermission("suppressAccessChecks")))));
    Permission resolve = new SocketPermission(HOST, "resolve");
    list.fault("sandbox-resolve");
    list.add("the look-up of the target", RuntimeFaults::deniedLookup);
    list.add("thrown by a UDF", () -> thrown(denial(resolve)));
    list.add("wrapped by the platform", () -> logged(wrapped(denial(resolve))));
    Permission connect = new SocketPermission("192.0.2.7:443", "connect,resolve");
    list.fault("sandbox-connect");
    list.add("thrown by a UDF", () -> thrown(denial(connect)));
    list.add("wrapped by the platform", () -> logged(wrapped(denial(connect))));
    list.add("in a client's exception", () -> thrown(new IOException("no way", denial(connect))));
  }

  private static FaultScene deniedLookup() {
    return FaultScene.builder()
        .target(HOST, 443)
        .names(
            host -> {
              throw denial(new SocketPermission(host, "resolve"));
            })
        .symptom("dns AccessControlException.*")
        .build();
  }

  /** The JDK's own word, from a context that is allowed nothing. */
  static SecurityException denial(Permission permission) {
    AccessControlContext nothing =
        new AccessControlContext(new ProtectionDomain[] {new ProtectionDomain(null, null)});
    try {
      AccessController.doPrivileged(
          (PrivilegedAction<Void>)
              () -> {
                AccessController.checkPermission(permission);
                return null;
              },
          nothing);
    } catch (SecurityException denied) {
      return denied;
    }
    throw new IllegalStateException(permission + " was granted to nobody");
  }
}
