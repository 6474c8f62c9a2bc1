package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.DescriptionFaults.described;
import static io.github.mcegress.lab.faults.RuntimeFaults.logged;
import static io.github.mcegress.lab.faults.RuntimeFaults.thrown;
import static io.github.mcegress.lab.faults.Site.HOST;
import static io.github.mcegress.lab.faults.Ways.ONE;
import static io.github.mcegress.lab.faults.Ways.refused;

import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabWeb;
import java.io.IOException;
import java.net.SocketPermission;
import java.util.Collections;
import java.util.List;

/**
 * One variant of each fault of the runtime and the description, written from the table alone:
 * whoever wrote it had not seen the doctor.
 */
final class TableOnlyRuntime {
  private TableOnlyRuntime() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList(true);
    texts(list);
    runtime(list);
    description(list);
    return list.cases();
  }

  private static void texts(FaultList list) {
    String denied = "ODPS-0730001: access denied (\"java.";
    list.fault("sandbox-connect");
    list.add(
        "by Alibaba's manager",
        () -> logged(denied + "net.SocketPermission\" \"1.2.3.4:443\" \"connect,resolve\")"));
    list.fault("sandbox-resolve");
    SecurityException lookup = RuntimeFaults.denial(new SocketPermission("db.test", "resolve"));
    list.add("in a UDF's own exception", () -> thrown(new IllegalStateException("setup", lookup)));
    list.fault("sandbox-threads");
    list.add(
        "by Alibaba's manager",
        () -> logged(denied + "lang.RuntimePermission\" \"modifyThreadGroup\")"));
    list.fault("java-version");
    list.add(
        "in the log of Java 8",
        () ->
            logged(
                "java.lang.UnsupportedClassVersionError: com/example/MyUdf has been compiled by a"
                    + " more recent version of the Java Runtime (class file version 61.0), this"
                    + " version of the Java Runtime only recognizes class file versions up to"
                    + " 52.0"));
    list.fault("resource-missing");
    list.add(
        "a class that another one needs",
        () -> thrown(new NoClassDefFoundError("io/github/mcegress/http/EgressClient")));
    list.fault("link-misspelt");
    list.add(
        "64 letters",
        () -> DescriptionFaults.unreadable(String.join("", Collections.nCopies(64, "n"))));
  }

  private static void runtime(FaultList list) {
    list.fault("proxy-properties");
    list.add(
        "both, with hosts that go around it",
        () ->
            RuntimeFaults.fine()
                .property("http.proxyHost", "10.1.2.3")
                .property("https.proxyHost", "10.1.2.3")
                .property("http.nonProxyHosts", "*.aliyuncs.com|localhost")
                .symptom("http 200")
                .build());
    list.fault("dns-cache-forever");
    list.add(
        "while the server wants a signature",
        () ->
            Site.secured(Answers.bare("401 Unauthorized"))
                .securityProperty("networkaddress.cache.ttl", "-1")
                .symptom("http 401")
                .build());
    list.fault("clock-skew");
    list.add(
        "an hour behind, in an answer of 401",
        () ->
            Site.secured(Answers.dated(RuntimeFaults.now().minusHours(1), "401 Unauthorized"))
                .symptom("http 401")
                .build());
    list.fault("shipped-stale");
    list.add(
        "two addresses, since two days",
        () ->
            RuntimeFaults.fine()
                .hosts(
                    RuntimeFaults.resolved(HOST, RuntimeFaults.now().minusDays(2))
                        + "127.0.0.2 "
                        + HOST
                        + "\n")
                .symptom("http 200|connect ConnectException.*")
                .build());
  }

  private static void description(FaultList list) {
    list.fault("not-declared");
    list.add(
        "one letter less, behind connections",
        described(
            "networklink = a\nnetworklink.hosts = ap.example.test:PORT\n"
                + "vpc = cn-beijing:vpc-2zeexample\nvpc.hosts = ap.example.test:PORT\n"));
    list.fault("declared-other-port");
    list.add("its 443 only", described("internet = HOST:443\nprivate-addresses = HOST:443\n"));
    list.fault("private-address-public");
    list.add("another of loopback", TableOnlyRuntime::anotherLoopback);
    list.fault("internal-endpoint-udf");
    String table = "i.cn-shanghai.ots-internal.aliyuncs.com";
    list.add("Tablestore, and it answers", () -> answers(table, "UDF"));
    list.fault("public-oss-spark");
    String bucket = "bucket.oss-cn-beijing.aliyuncs.com";
    list.add("a bucket, and it answers", () -> answers(bucket, "SPARK 3.1.1"));
    list.fault("spark-smartnat");
    list.add("and the connection is refused", () -> refused().workload("SPARK 3.5.2").build());
    list.fault("capacity-share");
    list.add(
        "one connection for each task, and two hosts",
        described(
            "internet = HOST:PORT, b.example.test:443\nprivate-addresses = HOST:PORT\n"
                + "max-connections = 3\nmax-tasks = 3\n"));
  }

  private static FaultScene anotherLoopback() throws IOException {
    FaultScene.Builder scene = refused("127.0.0.2", "127.0.0.2");
    return scene.description("internet = 127.0.0.2:" + scene.targetPort() + "\n").build();
  }

  private static FaultScene answers(String host, String workload) throws IOException {
    LabCertificates authority = LabCertificates.create();
    LabWeb web = LabWeb.tls().host(host, authority.issue(host), Site.FINE).start();
    return FaultScene.builder()
        .target(host, web.port())
        .hosts(Ways.hosts(host, ONE))
        .closing(web::close)
        .pem(authority.authorityPem())
        .workload(workload)
        .symptom("http 200")
        .build();
  }
}
