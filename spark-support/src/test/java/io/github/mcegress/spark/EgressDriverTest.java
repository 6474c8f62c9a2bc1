package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressDriverTest {
  private static final String VERSION = "3.5.9";

  private final NamedHosts dns = new NamedHosts().set("a.example", "8.8.8.1");
  private final Told told = new Told();
  private final EgressDriver driver = new EgressDriver(dns, System::nanoTime, told);
  private final SparkConf conf = new SparkConf(false).setMaster("local[2]").setAppName("test");

  @AfterEach
  void shutdown() {
    driver.shutdown();
  }

  private Map<String, String> start(String spec) {
    return driver.start(
        SparkEgress.configure(conf, EgressSpec.parse(spec)), VERSION, new Configuration(false));
  }

  private List<String> problems() {
    return assertThrows(
            InvalidEgressException.class,
            () -> driver.start(conf, VERSION, new Configuration(false)))
        .problems()
        .stream()
        .filter(problem -> problem.toString().startsWith("error"))
        .map(Object::toString)
        .collect(Collectors.toList());
  }

  @Test
  void handsOutDescriptionAddressesAndTimes() {
    Map<String, String> map = start("internet = a.example:443\nmax-connections = 4\n");

    EgressSettings settings = EgressSettings.of(map);
    assertEquals("internet = a.example:443\nmax-connections = 4\n", settings.spec().toText());
    assertEquals("SPARK 3.5.9", settings.workload().toString());
    assertTrue(settings.hosts().addresses("a.example").isPresent());
    assertEquals(1, settings.addresses());
    assertEquals(10_000, settings.leaseMillis());
    assertNull(settings.pem());
  }

  @Test
  void aVersionOfAVendorIsThatOfSpark() {
    assertEquals("SPARK 3.1.1", DriverStart.workload("3.1.1-odps0.34.1").toString());
  }

  @Test
  void readsFilesByPath(@TempDir Path folder) throws Exception {
    Path spec = folder.resolve("egress.properties");
    Path hosts = folder.resolve("egress.hosts");
    Files.write(spec, "internet = b.example:443\n".getBytes(StandardCharsets.UTF_8));
    Files.write(hosts, "8.8.8.2 b.example\n".getBytes(StandardCharsets.UTF_8));
    conf.set("spark.mcegress.spec", spec.toString());
    conf.set("spark.mcegress.hosts", hosts.toUri().toString());

    Map<String, String> map = driver.start(conf, VERSION, new Configuration(false));

    assertTrue(EgressSettings.of(map).hosts().addresses("b.example").isPresent());
    told.await("b.example did not resolve: Name or service not known; its shipped addresses serve");
  }

  @Test
  void readsByHadoop(@TempDir Path folder) throws Exception {
    Path spec = folder.resolve("egress.properties");
    Files.write(spec, "internet = a.example:443\n".getBytes(StandardCharsets.UTF_8));
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.lab.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    hadoop.setBoolean("fs.lab.impl.disable.cache", true);

    String text = ShippedText.read(spec.toUri(), hadoop);

    assertEquals("internet = a.example:443\n", text);
  }

  @Test
  void stopsWithAllThatIsWrong(@TempDir Path folder) {
    conf.set("spark.plugins", EgressPlugin.class.getName() + ", " + EgressPlugin.class.getName());
    conf.set("spark.mcegress.spec", "data:,internet%20=%20no%20host%0Abatch.rows%20=%200");
    conf.set("spark.mcegress.hosts", folder.resolve("none").toString());
    conf.set("spark.mcegress.pem", "data:,nothing");
    conf.set("spark.mcegress.lease", "soon");

    List<String> problems = problems();

    assertEquals(6, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("error MCE-SPEC-DUPLICATE spark.plugins: the plugin"));
    assertTrue(problems.get(1).contains(" line 1, spark.mcegress.spec, internet"), problems.get(1));
    assertTrue(problems.get(2).contains(" line 2, spark.mcegress.spec, batch.rows"));
    assertTrue(problems.get(3).contains("none cannot be read: NoSuchFileException"));
    assertTrue(
        problems.get(4).startsWith("error MCE-SPEC-VALUE spark.mcegress.pem: the data: URI"));
    assertTrue(problems.get(5).contains("\"soon\" is no time of 300 ms or more"));
  }

  @Test
  void stopsWithoutADescription() {
    assertEquals(
        "[error MCE-SPEC-VALUE spark.mcegress.spec: the application names no description; set it in"
            + " spark-defaults.conf or with --conf: spark.mcegress.spec=egress.properties]",
        problems().toString());
  }

  @Test
  void stopsWhereExecutorsAreNotLimitedOrTooMany() {
    SparkEgress.configure(
        conf.setMaster("spark://127.0.0.1:7077"),
        EgressSpec.parse("internet = a.example:443\nmax-connections = 2\n"));

    assertTrue(problems().get(0).contains("spark.executor.cores=1 and spark.cores.max=2"));

    conf.set("spark.cores.max", "3").set("spark.executor.cores", "1");
    assertTrue(problems().get(0).contains("fewer than the 3 executors"), problems().toString());
  }

  @Test
  void stopsWhereNoAddressIsKnown() {
    SparkEgress.configure(conf, EgressSpec.parse("internet = x.example:443, y.example:443\n"));

    assertEquals(2, problems().size());
  }

  @Test
  void warnsOfAShareBelowTheNumberOfHosts() throws Exception {
    dns.set("b.example", "8.8.8.2");
    conf.setMaster("local-cluster[2,1,1024]");
    String hosts = "internet = a.example:443, b.example:443, b.example:8443\n";

    start(hosts + "max-connections = 3\n");

    told.await(
        "warning MCE-RULE-CAPACITY: max-connections = 3 for 2 executors is a share of 1 for 2"
            + " hosts: where nobody lends more, connections are closed and opened again; raise"
            + " max-connections to 4, or run fewer executors: local-cluster[1,1,1024]");
    EgressDriver wider = new EgressDriver(dns, System::nanoTime, told);
    wider.start(
        SparkEgress.configure(conf, EgressSpec.parse(hosts + "max-connections = 4\n")),
        VERSION,
        new Configuration(false));
    wider.shutdown();
    assertEquals(1, told.lines().stream().filter(line -> line.contains("is a share of")).count());
  }

  @Test
  void saysOnceThatNothingLimitsConnections() throws Exception {
    start("internet = a.example:443\n");

    told.await("the description has no max-connections");
  }

  @Test
  void refusesWhatItDoesNotKnowWithoutThrowing() {
    start("internet = a.example:443\nmax-connections = 4\n");

    assertEquals(
        "refused: the driver's mcegress knows no \"what\"", String.valueOf(driver.receive("what")));
    assertTrue(String.valueOf(driver.receive("renew me")).startsWith("refused: "));
    assertTrue(String.valueOf(driver.receive(7)).startsWith("refused: "));
  }

  @Test
  void anExecutorsFailureIsToldOnce() {
    start("internet = a.example:443\n");

    assertNull(driver.receive(DriverMessage.write(DriverMessage.FAILED, "3", "no such class")));
    assertNull(driver.receive(DriverMessage.write(DriverMessage.FAILED, "3", "no such class")));

    assertEquals(
        1, told.lines().stream().filter("executor 3 has no client: no such class"::equals).count());
  }

  @Test
  void addressesAreRenewedInTheBackground() throws Exception {
    conf.set("spark.mcegress.refresh", "20ms");
    start("internet = a.example:443\n");

    dns.set("a.example", "8.8.8.9");
    dns.awaitOneMoreRound();
    String answer = String.valueOf(driver.receive(DriverMessage.write("addresses", "", "")));
    assertTrue(answer.contains("8.8.8.9"), answer);
    assertFalse(answer.startsWith("1\n"), answer);

    dns.clear();
    told.await("a.example did not resolve: Name or service not known; what was known stays");
    assertTrue(
        String.valueOf(driver.receive(DriverMessage.write("addresses", "", "")))
            .contains("8.8.8.9"));
  }

  @Test
  void nothingIsAskedForMessages() {
    start("internet = a.example:443\nmax-connections = 4\n");

    for (int sequence = 1; sequence <= 100; sequence++) {
      Renewal renewal = new Renewal("1", sequence, 0, 1, 1);
      Grant grant =
          Grant.parse(
              String.valueOf(
                  driver.receive(DriverMessage.write("renew", renewal.toText(), "requests=3"))));
      assertEquals(sequence, grant.sequence());
      assertEquals(1, grant.addresses());
    }

    assertEquals(1, dns.requests().size());
    assertTrue(driver.summary().contains("3 requests by 1 executor, "), driver.summary());
  }

  @Test
  void configuresBesideOtherPlugins() {
    conf.set("spark.plugins", "com.example.Other");

    SparkEgress.configure(
        SparkEgress.configure(conf, EgressSpec.parse("internet = a.example:443\n")),
        EgressSpec.parse("internet = a.example:443\n"),
        ResolvedHosts.parse("8.8.8.1 a.example\n"));

    assertEquals("com.example.Other," + EgressPlugin.class.getName(), conf.get("spark.plugins"));
    driver.start(conf, VERSION, new Configuration(false));
  }
}
