package io.github.mcegress.samples.adapters;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.http.EgressObservation;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabDatabase;
import io.github.mcegress.lab.LabMySql;
import io.github.mcegress.lab.LabPostgres;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that touches seven hosts: observed, then held to exactly these seven. */
class ObservedJobTest {
  private static final String START = "start.example.test";
  private static final String LOGIN = "login.example.test";
  private static final String FILES = "files.example.test";
  private static final String KMS = "kms.example.test";
  private static final String BUCKET = "lab.oss.example.test";
  private static final String POSTGRES = "postgres.example.test";
  private static final String MYSQL = "mysql.example.test";

  private LabWeb web;
  private LabDatabase postgres;
  private LabDatabase mysql;
  private SampleProcess samples;
  private List<String> arguments;
  private List<String> seven;

  @BeforeEach
  void start() throws Exception {
    LabCertificates certificates = LabCertificates.create();
    LabWeb.Builder servers = LabWeb.tls();
    for (String host : new String[] {START, LOGIN, FILES, KMS, BUCKET}) {
      servers.host(host, certificates.issue(host), this::answer);
    }
    web = servers.start();
    postgres = new LabPostgres(certificates.issue(POSTGRES), "TLSv1.3");
    mysql = new LabMySql(certificates.issue(MYSQL), "TLSv1.3");
    samples = new SampleProcess(certificates.authorityPem());
    StringBuilder addresses = new StringBuilder();
    for (String host : new String[] {START, LOGIN, FILES, KMS, BUCKET, POSTGRES, MYSQL}) {
      addresses.append("127.0.0.1 ").append(host).append('\n');
    }
    String databasePostgres = POSTGRES + ":" + postgres.port();
    String databaseMySql = MYSQL + ":" + mysql.port();
    arguments =
        Arrays.asList(
            samples.file("egress.hosts", addresses.toString()),
            "https://" + at(START) + "/file?token=secret",
            at(KMS),
            "https://oss.example.test:" + web.port(),
            "lab",
            databasePostgres,
            databaseMySql);
    seven =
        new ArrayList<>(
            new TreeSet<>(
                Arrays.asList(
                    at(START),
                    at(LOGIN),
                    at(FILES),
                    at(KMS),
                    at(BUCKET),
                    databasePostgres,
                    databaseMySql)));
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    postgres.close();
    mysql.close();
    samples.close();
  }

  private String at(String host) {
    return host + ":" + web.port();
  }

  private LabResponse answer(LabRequest request) {
    switch (request.host()) {
      case START:
        return LabResponse.of(302, "").withHeader("Location", "https://" + at(LOGIN) + "/?a=b");
      case LOGIN:
        return LabResponse.of(307, "").withHeader("Location", "https://" + at(FILES) + "/file");
      default:
        return LabResponse.of(200, "yes");
    }
  }

  private List<String> run(String... description) throws Exception {
    List<String> all = new ArrayList<>(arguments);
    if (description.length > 0) {
      all.add(samples.file("egress.properties", String.join("\n", description) + "\n"));
    }
    String printed = samples.run(ObservedJob.class, all.toArray(new String[0]));
    assertTrue(!printed.contains("secret"), printed);
    return Arrays.asList(printed.split("\\R", -1));
  }

  private static List<String> job(List<String> printed) {
    return printed.stream().filter(line -> !line.startsWith("mcegress ")).collect(toList());
  }

  private static String description(List<String> endpoints) {
    String list = String.join(", ", endpoints);
    return "internet = " + list + "\nprivate-addresses = " + list;
  }

  @Test
  void tellsExactlyTheSevenAndKeepsToThem() throws Exception {
    List<String> observed = run();
    List<String> done = job(observed);
    assertEquals(
        Arrays.asList("fetched 3 bytes", "KMS answered 200", "OSS answered 200"),
        done.subList(0, 3),
        observed.toString());
    assertEquals(5, done.size(), done.toString());
    assertTrue(done.get(3).contains(LabDatabase.REFUSAL), done.toString());
    assertTrue(done.get(4).contains(LabDatabase.REFUSAL), done.toString());

    List<String> told =
        observed.stream()
            .filter(line -> line.startsWith("mcegress observed: "))
            .map(line -> line.substring("mcegress observed: ".length()))
            .collect(toList());
    String list = String.join(",", seven);
    assertEquals(
        Arrays.asList(
            "internet = " + String.join(", ", seven),
            "private-addresses = " + String.join(", ", seven),
            "SET odps.internet.access.list=" + list + ";",
            "spark.hadoop.odps.cupid.smartnat.enable=true",
            "spark.hadoop.odps.cupid.internet.access.list=" + list),
        told);
    EgressObservation observation = EgressObservation.parse(String.join("\n", observed));
    assertEquals(
        new TreeSet<>(
            Arrays.asList(
                at(START) + " [https]",
                at(LOGIN) + " [https<" + at(START) + "]",
                at(FILES) + " [https<" + at(LOGIN) + "]",
                at(KMS) + " [https]",
                at(BUCKET) + " [https]",
                POSTGRES + ":" + postgres.port() + " [postgresql]",
                MYSQL + ":" + mysql.port() + " [mysql]")),
        observation.endpoints().stream()
            .map(one -> one.host() + ":" + one.port().getAsInt() + " " + one.uses())
            .collect(toCollection(TreeSet::new)));
    assertEquals(
        told.stream().limit(2).collect(joining("\n", "", "\n")),
        observation.describe(EgressSpec.builder().build(), Workload.UDF).toText());

    List<String> enforced = run(told.get(0), told.get(1));
    assertEquals(done, job(enforced));
    assertTrue(enforced.stream().noneMatch(line -> line.contains("observ")), enforced.toString());
  }

  @Test
  void failsWhereAnyOfTheSevenIsLeftOut() throws Exception {
    for (String left : seven) {
      List<String> six = new ArrayList<>(seven);
      six.remove(left);
      int before = web.requestLog().size();
      String printed = String.join("\n", run(description(six)));
      assertTrue(printed.contains("MCE-NOT-DECLARED " + left + " is not declared"), printed);
      assertTrue(
          printed.contains("add it to the description: internet = " + String.join(", ", six)),
          printed);
      List<String> requests = web.requestLog();
      assertEquals(
          Collections.emptyList(),
          requests.subList(before, requests.size()).stream()
              .filter(request -> request.contains(" " + left.substring(0, left.indexOf(':')) + " "))
              .collect(toList()));
    }
  }
}
