package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.FileResource;
import com.aliyun.odps.OdpsException;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfShipmentWireMockTest {
  private static final String NOW = "2026-11-21T10:00:00Z";
  private static final String OTHER_JAR = "another content";

  private final MaxComputeStub stub = new MaxComputeStub();

  @TempDir Path folder;
  private Path jar;
  private String md5;

  @BeforeEach
  void buildJar() throws IOException {
    jar = Texts.jar(folder, "com/example/MyUdf.class");
    md5 = Md5.of(Files.newInputStream(jar));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private UdfShipment.Builder shipment() {
    return UdfShipment.builder()
        .spec(Texts.SPEC)
        .hosts(Texts.hosts(NOW))
        .jar("my-udf.jar", jar)
        .function("my_f", "com.example.MyUdf");
  }

  /** A project that has all of {@link #shipment} already. */
  private void hasAll() {
    stub.hasResource("my-udf.jar", "jar", OTHER_JAR, md5);
    stub.hasResource("egress.properties", "file", Texts.SPEC.toText());
    stub.hasResource("egress.hosts", "file", Texts.hosts(NOW).toString());
    stub.hasFunction(
        "my_f",
        "com.example.MyUdf",
        "p/resources/my-udf.jar",
        "p/resources/egress.properties",
        "p/resources/egress.hosts");
  }

  private List<String> conflicts(UdfShipment shipment) {
    InvalidEgressException e =
        assertThrows(InvalidEgressException.class, () -> shipment.ship(stub.odps()));
    assertEquals(0, stub.writes());
    return e.problems().stream().map(Problem::toString).collect(Collectors.toList());
  }

  private static List<String> using(LoggedRequest request) {
    Matcher matcher =
        Pattern.compile("<ResourceName>(.*?)</ResourceName>").matcher(request.getBodyAsString());
    List<String> names = new ArrayList<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private LoggedRequest lastChange() {
    return stub.changes().get(stub.changes().size() - 1);
  }

  @Test
  void createsEverythingThatIsMissing() throws Exception {
    ShipmentReport report = shipment().trustPem(Texts.pem("one")).build().ship(stub.odps());

    assertEquals(
        "created my-udf.jar: it was not there\n"
            + "created egress.properties: it was not there\n"
            + "created egress.hosts: it was not there\n"
            + "created egress.pem: it was not there\n"
            + "created function my_f: com.example.MyUdf USING my-udf.jar, egress.properties,"
            + " egress.hosts, egress.pem\n",
        report.toString());
    assertEquals(
        Arrays.asList(
            "POST my-udf.jar",
            "POST egress.properties",
            "POST egress.hosts",
            "POST egress.pem",
            "POST functions"),
        stub.changedNames());
    assertArrayEquals(Files.readAllBytes(jar), stub.uploaded("my-udf.jar"));
    assertEquals(Texts.SPEC.toText(), stub.uploadedText("egress.properties"));
    assertEquals(Texts.hosts(NOW).toString(), stub.uploadedText("egress.hosts"));
    assertEquals(Texts.pem("one"), stub.uploadedText("egress.pem"));
    assertEquals(md5 + "|my-udf.jar.part.tmp.000000", stub.changes().get(0).getBodyAsString());
    assertEquals("jar", stub.changes().get(0).getHeader("x-odps-resource-type"));
    assertEquals("file", stub.changes().get(1).getHeader("x-odps-resource-type"));
    assertEquals(
        Arrays.asList("my-udf.jar", "egress.properties", "egress.hosts", "egress.pem"),
        using(lastChange()));
    String function = lastChange().getBodyAsString();
    assertTrue(function.contains("<Alias>my_f</Alias>"), function);
    assertTrue(function.contains("<ClassType>com.example.MyUdf</ClassType>"), function);
  }

  @Test
  void shipsServicesAsPlainEndpoints() throws Exception {
    EgressSpec spec = EgressSpec.parse("region = cn-shanghai\nservice.oss = bucket\n");
    shipment().spec(spec).build().ship(stub.odps());

    assertEquals(
        "region = cn-shanghai\ninternet = bucket.oss-cn-shanghai.aliyuncs.com:443\n",
        stub.uploadedText("egress.properties"));
  }

  @Test
  void refusesAServiceWithoutARegionAndUploadsNothing() {
    EgressSpec spec = EgressSpec.parse("service.oss = bucket\n");

    assertEquals(
        Arrays.asList(
            "error MCE-RULE-SERVICE service.oss: \"service.oss = bucket\" has an endpoint per"
                + " region, and no region is declared; declare the project's region, say region ="
                + " cn-shanghai"),
        conflicts(shipment().spec(spec).build()));
  }

  @Test
  void leavesWhatIsThereAlready() throws Exception {
    hasAll();

    ShipmentReport report = shipment().build().ship(stub.odps());

    assertEquals(
        "left my-udf.jar: the same content is there\n"
            + "left egress.properties: the same description is there\n"
            + "left egress.hosts: addresses of 2026-11-21T10:00:00Z are there, this shipment's are"
            + " of 2026-11-21T10:00:00Z\n"
            + "left function my_f: it has them all: USING my-udf.jar, egress.properties,"
            + " egress.hosts\n",
        report.toString());
    assertEquals(0, stub.writes());
  }

  @Test
  void readsTheJarWhenItsMd5IsNotToldOrNotThatOfItsContent() throws Exception {
    String content = "same bytes in both";
    Files.write(folder.resolve("x"), content.getBytes(StandardCharsets.UTF_8));
    for (String[] told : new String[][] {{}, {"d41d8cd98f00b204e9800998ecf8427e"}}) {
      stub.hasResource("x.jar", "jar", content, told);
      RemoteProject remote = new RemoteProject(stub.odps());

      assertTrue(
          remote.hasMd5(
              (FileResource) remote.resource("x.jar"),
              Md5.of(Files.newInputStream(folder.resolve("x")))));
    }
  }

  @Test
  void replacesOlderAddresses() throws Exception {
    hasAll();
    stub.hasResource("egress.hosts", "file", Texts.hosts("2026-11-20T00:00:00Z").toString());

    ShipmentReport report = shipment().build().ship(stub.odps());

    assertEquals(
        "updated egress.hosts: addresses of 2026-11-21T10:00:00Z are newer than those of"
            + " 2026-11-20T00:00:00Z",
        report.entries().get(2).toString());
    assertEquals(Collections.singletonList("PUT egress.hosts"), stub.changedNames());
    assertEquals(Texts.hosts(NOW).toString(), stub.uploadedText("egress.hosts"));
  }

  @Test
  void leavesNewerAddresses() throws Exception {
    hasAll();
    stub.hasResource("egress.hosts", "file", Texts.hosts("2026-11-22T00:00:00Z").toString());

    ShipmentReport report = shipment().build().ship(stub.odps());

    assertEquals(
        "left egress.hosts: addresses of 2026-11-22T00:00:00Z are there, this shipment's are of"
            + " 2026-11-21T10:00:00Z",
        report.entries().get(2).toString());
    assertEquals(0, stub.writes());
  }

  @Test
  void replacesAddressesThatLackAHost() throws Exception {
    hasAll();
    stub.hasResource(
        "egress.hosts",
        "file",
        "# b.aliyun.com resolved 2026-11-22T00:00:00Z\n203.0.113.8 b.aliyun.com\n");

    ShipmentReport report = shipment().build().ship(stub.odps());

    assertEquals(
        "updated egress.hosts: what was there lacks a host of this shipment",
        report.entries().get(2).toString());
  }

  @Test
  void shipsNoAddressesAsAComment() throws Exception {
    shipment().hosts(ResolvedHosts.parse("")).build().ship(stub.odps());

    assertEquals("# no addresses\n", stub.uploadedText("egress.hosts"));
  }

  @Test
  void tellsEverythingThatStandsInTheWayAndUploadsNothing() throws Exception {
    stub.hasResource("my-udf.jar", "jar", OTHER_JAR);
    stub.hasResource("egress.properties", "file", "# theirs\ninternet = other.aliyun.com:443\n");
    stub.hasResource("egress.hosts", "file", "127.0.0.1 localhost\n");
    stub.hasResource("egress.pem", "file", Texts.pem("two"));
    stub.hasFunction("my_f", "com.other.Udf", "p/resources/my-udf.jar");

    assertEquals(
        Arrays.asList(
            "error MCE-SHIP-OCCUPIED: my-udf.jar is there with another content than"
                + " my-udf-1.0.jar (MD5 "
                + md5
                + "); choose another name for the jar, or ask for replacement (replaceExisting)"
                + " if nobody else needs it",
            "error MCE-SHIP-OCCUPIED: egress.properties is there with the description \"internet ="
                + " other.aliyun.com:443\"; this shipment's is \"internet = api.aliyun.com:443\";"
                + " choose another name for the shipment (name), or ask for replacement"
                + " (replaceExisting) if nobody else needs it",
            "error MCE-SHIP-OCCUPIED: egress.hosts is there with what is no hosts(5) text with"
                + " instants of ours; choose another name for the shipment (name), or ask for"
                + " replacement (replaceExisting) if nobody else needs it",
            "error MCE-SHIP-OCCUPIED: egress.pem is there with the certificates of"
                + " CN=ca-two.example.test; this shipment's are of CN=ca-one.example.test; choose"
                + " another name for the shipment (name), or ask for replacement"
                + " (replaceExisting) if nobody else needs it",
            "error MCE-SHIP-OCCUPIED: function my_f is com.other.Udf USING my-udf.jar; this"
                + " shipment's is com.example.MyUdf USING my-udf.jar, egress.properties,"
                + " egress.hosts, egress.pem; choose another name for the function, or ask for"
                + " replacement (replaceExisting) if nobody else needs it"),
        conflicts(shipment().trustPem(Texts.pem("one")).build()));
  }

  @Test
  void replacesAllOfThatWhenAsked() throws Exception {
    stub.hasResource("my-udf.jar", "jar", OTHER_JAR);
    stub.hasResource("egress.properties", "file", "not a description");
    stub.hasResource("egress.hosts", "file", "127.0.0.1 localhost\n");
    stub.hasResource("egress.pem", "file", Texts.pem("two"));
    stub.hasFunction("my_f", "com.other.Udf", "p/resources/my-udf.jar", "p/resources/x.txt");

    ShipmentReport report =
        shipment().trustPem(Texts.pem("one")).replaceExisting(true).build().ship(stub.odps());

    assertEquals(
        Arrays.asList(
            "PUT my-udf.jar",
            "PUT egress.properties",
            "PUT egress.hosts",
            "PUT egress.pem",
            "PUT my_f"),
        stub.changedNames());
    assertArrayEquals(Files.readAllBytes(jar), stub.uploaded("my-udf.jar"));
    assertEquals(
        "updated egress.properties: replaced as asked: egress.properties is there with what is no"
            + " description of ours; this shipment's is \"internet = api.aliyun.com:443\"",
        report.entries().get(1).toString());
    assertEquals(
        Arrays.asList("my-udf.jar", "egress.properties", "egress.hosts", "egress.pem"),
        using(lastChange()));
  }

  @Test
  void refusesAFunctionOfAnotherJar() {
    hasAll();
    stub.hasFunction(
        "my_f", "com.example.MyUdf", "other/resources/my-udf.jar", "p/resources/b.jar");

    assertEquals(
        Collections.singletonList(
            "error MCE-SHIP-OCCUPIED: function my_f is com.example.MyUdf USING"
                + " other/resources/my-udf.jar, b.jar; this shipment's is com.example.MyUdf USING"
                + " my-udf.jar, egress.properties, egress.hosts; choose another name for the"
                + " function, or ask for replacement (replaceExisting) if nobody else needs it"),
        conflicts(shipment().build()));
  }

  @Test
  void addsWhatTheFunctionLacksAndKeepsWhatElseItHas() throws Exception {
    hasAll();
    stub.hasFunction(
        "my_f",
        "com.example.MyUdf",
        "p/resources/table.txt",
        "p/resources/my-udf.jar",
        "other/resources/lib.jar");

    ShipmentReport report = shipment().build().ship(stub.odps());

    assertEquals(Collections.singletonList("PUT my_f"), stub.changedNames());
    assertEquals(
        Arrays.asList(
            "table.txt",
            "my-udf.jar",
            "other/resources/lib.jar",
            "egress.properties",
            "egress.hosts"),
        using(lastChange()));
    assertEquals(
        "updated function my_f: was USING table.txt, my-udf.jar, other/resources/lib.jar, is USING"
            + " table.txt, my-udf.jar, other/resources/lib.jar, egress.properties, egress.hosts",
        report.entries().get(3).toString());
  }

  @Test
  void leavesCertificatesOfAnEarlierShipmentButDoesNotListThem() throws Exception {
    hasAll();
    stub.hasResource("egress.pem", "file", Texts.pem("two"));
    stub.hasFunction(
        "my_f",
        "com.example.MyUdf",
        "p/resources/my-udf.jar",
        "p/resources/egress.properties",
        "p/resources/egress.hosts",
        "p/resources/egress.pem");

    shipment().build().ship(stub.odps());

    assertEquals(Collections.singletonList("PUT my_f"), stub.changedNames());
    assertEquals(
        Arrays.asList("my-udf.jar", "egress.properties", "egress.hosts"), using(lastChange()));
  }

  @Test
  void leavesTheSameCertificates() throws Exception {
    stub.hasResource("egress.pem", "file", "# as text\n" + Texts.pem("one"));

    ShipmentReport report = shipment().trustPem(Texts.pem("one")).build().ship(stub.odps());

    assertEquals(
        "left egress.pem: the same certificates are there", report.entries().get(3).toString());
  }

  @Test
  void shipsUnderANameOfItsOwn() throws Exception {
    hasAll();
    EgressSpec other = EgressSpec.builder().internet("other.aliyun.com:443").build();

    shipment()
        .name("other-job")
        .spec(other)
        .function("f2", "com.example.MyUdf")
        .build()
        .ship(stub.odps());

    assertEquals(
        Arrays.asList("POST other-job.properties", "POST other-job.hosts", "POST functions"),
        stub.changedNames());
    assertEquals(
        Arrays.asList("my-udf.jar", "other-job.properties", "other-job.hosts"),
        using(lastChange()));
  }

  @Test
  void doesNotReplaceAResourceOfAnotherType() {
    stub.hasResource("my-udf.jar", "py", OTHER_JAR);
    stub.hasResource("egress.hosts", "table", "");

    assertEquals(
        Arrays.asList(
            "error MCE-SHIP-OCCUPIED: my-udf.jar is there as a resource of type PY, not JAR; choose"
                + " another name for the jar",
            "error MCE-SHIP-OCCUPIED: egress.hosts is there as a resource of type TABLE, not FILE;"
                + " choose another name for the shipment (name)"),
        conflicts(shipment().replaceExisting(true).build()));
  }

  @Test
  void doesNotReplaceAFileTooLargeToBeOneOfOurs() {
    stub.hasResource(
        "egress.properties",
        "file",
        String.join("", Collections.nCopies(70_000, "# a description\n")));

    assertEquals(
        Collections.singletonList(
            "error MCE-SHIP-OCCUPIED: egress.properties is there and larger than 1 MiB: it is none"
                + " of ours; choose another name for the shipment (name)"),
        conflicts(shipment().replaceExisting(true).build()));
  }

  @Test
  void tellsOfAResourceThatSomebodyElseCreatedMeanwhile() {
    stub.answersChange(
        "POST", "/resources", MaxComputeStub.error(409, "ObjectAlreadyExists", "it exists"));

    MaxComputeException e =
        assertThrows(MaxComputeException.class, () -> shipment().build().ship(stub.odps()));

    assertEquals(Codes.SHIP_RACE, e.code());
    assertEquals(
        "MCE-SHIP-RACE: my-udf.jar was created or changed by somebody else during this shipment;"
            + " find out who; a new shipment compares with what is there then",
        e.getMessage());
    assertEquals(Collections.singletonList("POST my-udf.jar"), stub.changedNames());
  }

  @Test
  void tellsOfAResourceThatSomebodyElseDeletedMeanwhile() {
    hasAll();
    stub.hasResource("egress.hosts", "file", Texts.hosts("2026-11-20T00:00:00Z").toString());
    stub.answersChange(
        "PUT", "/resources/egress.hosts", MaxComputeStub.error(404, "NoSuchObject", "it is gone"));

    MaxComputeException e =
        assertThrows(MaxComputeException.class, () -> shipment().build().ship(stub.odps()));

    assertEquals(
        "MCE-SHIP-RACE: left my-udf.jar, left egress.properties, then: egress.hosts was deleted by"
            + " somebody else during this shipment; find out who; a new shipment compares with"
            + " what is there then",
        e.getMessage());
    assertEquals(Collections.singletonList("PUT egress.hosts"), stub.changedNames());
  }

  @Test
  void tellsOfAFunctionThatSomebodyElseCreatedMeanwhile() {
    stub.answersChange(
        "POST",
        "/registration/functions",
        MaxComputeStub.error(409, "ObjectAlreadyExists", "it exists"));

    MaxComputeException e =
        assertThrows(MaxComputeException.class, () -> shipment().build().ship(stub.odps()));

    assertEquals(
        "MCE-SHIP-RACE: created my-udf.jar, created egress.properties, created egress.hosts, then:"
            + " function my_f was created or changed by somebody else during this shipment; find"
            + " out who; a new shipment compares with what is there then",
        e.getMessage());
  }

  @Test
  void passesOnWhatMaxComputeRefuses() {
    stub.answersChange(
        "POST", "/resources", MaxComputeStub.error(403, "NoPermission", "no privilege"));

    OdpsException e = assertThrows(OdpsException.class, () -> shipment().build().ship(stub.odps()));

    assertEquals("NoPermission", e.getErrorCode());
  }

  @Test
  void uploadsNothingWhenLookingIsRefused() {
    stub.answersChange(
        "GET",
        "/registration/functions/my_f",
        MaxComputeStub.error(403, "NoPermission", "no privilege"));

    assertThrows(OdpsException.class, () -> shipment().build().ship(stub.odps()));

    assertEquals(0, stub.writes());
  }

  @Test
  void uploadsNothingWhenTheClassIsMissing() {
    InvalidEgressException e =
        assertThrows(
            InvalidEgressException.class,
            () -> shipment().function("my_f", "com.example.Other").build().ship(stub.odps()));

    assertEquals(Codes.SHIP_CLASS, e.problems().get(0).code());
    assertEquals(0, stub.requestsTo("GET", ""));
    assertEquals(0, stub.writes());
  }
}
