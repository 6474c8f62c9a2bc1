package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;
import static io.github.mcegress.lab.faults.Ways.ONE;
import static io.github.mcegress.lab.faults.Ways.refused;
import static io.github.mcegress.lab.faults.Ways.silent;

import io.github.mcegress.lab.LabCertificates;
import java.io.IOException;
import java.util.List;

/** What the description says, or does not say, of the target. */
final class DescriptionFaults {
  private static final String SPARK = "SPARK 3.1.1";

  private DescriptionFaults() {}

  static List<FaultCase> cases() {
    FaultList list = new FaultList();
    declared(list);
    services(list);
    spark(list.fault("spark-smartnat"));
    misspelt(list.fault("link-misspelt"));
    advice(list);
    return list.cases();
  }

  private static void declared(FaultList list) {
    list.fault("not-declared");
    list.add("another host is declared", described("internet = www.example.test:443\n"));
    list.add("a parent domain is declared", described("internet = example.test:PORT\n"));
    list.add("nothing is declared", described("batch.rows = 32\n"));
    list.add(
        "its address is declared, it is called by its name",
        described("internet = 127.0.0.1:PORT\nprivate-addresses = 127.0.0.1:PORT\n"));
    list.fault("declared-other-port");
    list.add("the port of plain http", described("internet = " + HOST + ":80\n"));
    list.add(
        "several other ports, and another host with this one",
        described("internet = " + HOST + ":80, " + HOST + ":8080, www.example.test:PORT\n"));
    list.add(
        "another port, behind dedicated connections",
        described(
            "networklink = a\nnetworklink.hosts = HOST:3306\n"
                + "vpc = cn-beijing:vpc-2zeexample\nvpc.hosts = HOST:3306\n"));
    list.fault("private-address-public");
    list.add("nobody listens there", () -> undoubted(refused(ONE, ONE)).build());
    list.add("nothing answers there", () -> undoubted(silent(ONE, ONE)).build());
    list.add("it is well", DescriptionFaults::privateAndWell);
  }

  /** The description as given, PORT standing for the target's; the service itself is fine. */
  static FaultCase.Play described(String description) {
    return described(description, null);
  }

  static FaultCase.Play described(String description, String workload) {
    return () -> {
      FaultScene.Builder scene = Site.web(Site.FINE);
      String text = description.replace("HOST", HOST).replace("PORT", scene.targetPort());
      return scene.description(text).workload(workload).symptom("http 200").build();
    };
  }

  /** Declared as public, without the word that the address may be private. */
  private static FaultScene.Builder undoubted(FaultScene.Builder scene) {
    return scene.description("internet = 127.0.0.1:" + scene.targetPort() + "\n");
  }

  private static FaultScene privateAndWell() throws IOException {
    LabCertificates authority = LabCertificates.create();
    FaultServer server = FaultServer.startTls(authority.issue(ONE).serverContext(), Answers::fine);
    return undoubted(
            FaultScene.builder()
                .target(ONE, server.port())
                .closing(server)
                .pem(authority.authorityPem())
                .symptom("http 200"))
        .build();
  }

  private static void services(FaultList list) {
    list.fault("internal-endpoint-udf");
    String inner = "oss-cn-hangzhou-internal.aliyuncs.com";
    list.add("OSS, refused", () -> refused(inner, ONE).workload("UDF").build());
    list.add("a bucket, silent", () -> silent("b." + inner, ONE).workload("UDF").build());
    list.add(
        "Tablestore, refused",
        () -> refused("i.cn-hangzhou.ots-internal.aliyuncs.com", ONE).workload("UDF").build());
    list.fault("public-oss-spark");
    String open = "oss-cn-hangzhou.aliyuncs.com";
    list.add("OSS, refused", () -> refused(open, ONE).workload(SPARK).build());
    list.add("a bucket, silent", () -> silent("b." + open, ONE).workload("SPARK 2.4.5").build());
    list.add(
        "Tablestore, refused",
        () -> refused("i.cn-hangzhou.ots.aliyuncs.com", ONE).workload(SPARK).build());
  }

  private static void spark(FaultList list) {
    String internet = "internet = HOST:PORT\nprivate-addresses = HOST:PORT\n";
    list.add("Spark 3.4", described(internet, "SPARK 3.4.2"));
    list.add(
        "Spark 3.5, with other settings",
        described(internet + "max-connections = 100\n" + "max-tasks = 10\n", "SPARK 3.5.2"));
    list.add("a version that is not there yet", described(internet, "SPARK 4.1"));
  }

  private static void misspelt(FaultList list) {
    list.add("a hyphen", () -> unreadable("test-link"));
    list.add("a digit first", () -> unreadable("1link"));
    list.add("letters beyond ASCII", () -> unreadable("t\u00e9stLink"));
  }

  static FaultScene unreadable(String link) {
    return FaultScene.builder()
        .description("networklink = " + link + "\nnetworklink.hosts = " + HOST + ":443\n")
        .build();
  }

  private static void advice(FaultList list) {
    String internet = "internet = HOST:PORT\nprivate-addresses = HOST:PORT\n";
    list.fault("capacity-share");
    list.add(
        "fewer connections than tasks",
        described(internet + "max-connections = 2\nmax-tasks = 10\n"));
    list.add(
        "a share smaller than the hosts",
        described(
            "internet = HOST:PORT, a.example.test:443, b.example.test:443\n"
                + "private-addresses = HOST:PORT\nmax-connections = 4\nmax-tasks = 2\n"));
    list.add(
        "one connection for two tasks",
        described(internet + "max-connections = 1\nmax-tasks = 2\n"));
  }
}
