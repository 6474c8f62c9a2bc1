package io.github.mcegress.maxcompute;

import static io.github.mcegress.maxcompute.ClassFile.JAVA_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.SparkProperties;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every contradiction of the shipped catalogue, and the call of the product that tells it. */
class VisibleContradictionsTest {
  private static final String LINK = "networklink = a\nnetworklink.hosts = db.example.com:3306\n";
  private static final String VPC_LIST = "spark.hadoop.odps.cupid.vpc.domain.list=";
  private static final String OURS = "io/github/mcegress/udf/UrlFetch.class";

  @TempDir Path folder;

  private final Map<String, Callable<List<Problem>>> calls = new LinkedHashMap<>();

  private void descriptions() {
    rules("vpc-regions", Workload.UDF, "region = us-west-1\n" + LINK);
    rules("self-service-aliyuncs", Workload.UDF, "internet = kms.cn-shanghai.aliyuncs.com:443\n");
    rules("project-list-scheme", Workload.UDF, "internet = kms.cn-shanghai.aliyuncs.com:443\n");
    rules("outbound-whitelist", Workload.UDF, "internet = api.example.com:443\n");
    rules(
        "access-list-matching",
        Workload.UDF,
        "internet = www.aliyun.com:443\nlist-addresses = true\n");
    rules("hosts-setting", Workload.UDF, "internet = www.aliyun.com:443\nlist-addresses = true\n");
    rules("java-recipe", Workload.UDF, "internet = 203.0.113.7:443\n");
    rules(
        "internal-list",
        Workload.UDF,
        "internet = p.cn-shanghai-intranet.log.aliyuncs.com:80\nregion = cn-shanghai\n");
    rules("mapreduce-vpc", Workload.MAPREDUCE, LINK);
    rules("mapreduce-access-list", Workload.MAPREDUCE, "internet = www.aliyun.com:443\n");
    rules("isolation-client", Workload.UDF, "isolation = true\n");
    rules("isolation-mcqa", Workload.UDF, "isolation = true\n");
    rules("udf-timeout-default", Workload.UDF, "batch.rows = 1024\n");
    rules("udf-timeout-key", Workload.UDF, "batch.timeout = 10m\n");
    rules("batch-rows-advice", Workload.UDF, "batch.rows = 17\n");
    rules("external-table-ddl", Workload.EXTERNAL_TABLE, LINK);
    rules("tablestore-domain", Workload.UDF, "region = cn-shanghai\nservice.tablestore = inst\n");
    rules("log-host", Workload.UDF, "region = cn-shanghai\nservice.log = project\n");
    rules("uk-region", Workload.UDF, "region = eu-west-1\n");
  }

  private void spark() {
    Workload spark = Workload.spark("3.1.1");
    String two = "internet = www.aliyun.com:443, www.amap.com:443\n";
    rules("smartnat-regions", spark, "region = cn-hangzhou\n" + two);
    rules("spark-access-list-separator", spark, two);
    rules("spark-access-list-names", spark, two);
    rules("spark-sandbox", spark, "isolation = true\n");
    rules("spark-jdk", Workload.spark("3.4"), two);
    rules("spark-client-versions", Workload.spark("3.3.0"), two);
    conf("spark-external-tables", "spark.sql.catalogImplementation=hive");
    conf("vpc-domain-list-vpcs", VPC_LIST + "[{\"vpcId\":\"vpc-1\"},{\"vpcId\":\"vpc-2\"}]");
    conf("vpc-domain-list-blanks", VPC_LIST + "{\"port\": 3306}");
    conf("vpc-domain-list-comma", VPC_LIST + "{\"a\":1\uff0c\"b\":2}");
  }

  private void scripts() {
    script("isolation-value", "SET odps.isolation.session.enable=all;\n");
    script("udf-timeout-range", "SET odps.function.timeout=0;\n");
    script("stage-memory-range", "SET odps.stage.mapper.mem=512;\n");
    script("stage-memory-default", "SET odps.stage.mapper.mem=2048;\n");
    calls.put("set-semicolon", () -> refusal("SET a.b=x\\;\nSELECT 1;\n").problems());
    script("set-keys", "SET odps.sql.runtime.flag.fuxi_EnableInstanceMonitor=true;\n");
    script("set-precedence", "SET odps.sql.type.system.odps2=true;\n");
    script("network-link-api", "");
    calls.put(
        "reducer-num",
        () ->
            Rules.checkSettings(
                Collections.singletonMap("odps.stage.reducer.num", "5000"), Workload.MAPREDUCE));
  }

  private void shipments() {
    shipped("isolation", "A.class", new byte[0]);
    shipped("system-properties", "A.class", "java/lang/System.getProperty");
    shipped("sandbox-unlisted", "A.class", "javax/net/ssl/SSLContext.getInstance");
    shipped("url-constructor", "A.class", "java/net/URL.<init>");
    shipped("counter-limits", "A.class", "com/aliyun/odps/udf/ExecutionContext.getCounter");
    calls.put(
        "java-version", () -> shipment("A.class", ClassFile.calling(JAVA_8 + 3, "A.a")).warnings());
    shipped("prefer-user-jars", "com/google/gson/Gson.class", "A.a");
    shipped("jar-size", "A.class", new byte[10 * 1024 * 1024]);
  }

  private void endpoints() {
    String intranet = "http://service.cn-beijing-intranet.maxcompute.aliyun-inc.com/api";
    endpoint("intranet-host", intranet);
    endpoint("intranet-region", intranet);
    endpoint("tunnel-intranet", intranet);
    endpoint("legacy-endpoint", "http://service.cn-beijing.maxcompute.aliyun-inc.com/api");
    endpoint("endpoint-list", "http://service.cn-nowhere.maxcompute.aliyun.com/api");
    calls.put(
        "dt-exclusive",
        () -> {
          Odps odps = odps("http://service.ap-southeast-1.maxcompute.aliyun.com/api");
          odps.setTunnelEndpoint(
              "http://dt-exclusive.ap-southeast-1-vpc.maxcompute.aliyun-inc.com");
          return MaxComputeProject.warnings(odps);
        });
  }

  private void rules(String id, Workload workload, String description) {
    calls.put(id, () -> Rules.check(EgressSpec.parse(description), workload));
  }

  private void conf(String id, String conf) {
    calls.put(id, () -> SparkProperties.parse(conf + "\n").warnings());
  }

  private void script(String id, String settings) {
    calls.put(
        id,
        () ->
            SqlJob.builder()
                .spec(EgressSpec.parse(LINK))
                .script(settings + "SELECT 1;\n")
                .hints(Collections.singletonMap("odps.sql.type.system.odps2", "true"))
                .build()
                .warnings());
  }

  private static InvalidEgressException refusal(String script) {
    return assertThrows(
        InvalidEgressException.class,
        () -> SqlJob.builder().spec(EgressSpec.parse(LINK)).script(script).build());
  }

  private void shipped(String id, String entry, String call) {
    calls.put(id, () -> shipment(entry, ClassFile.calling(JAVA_8, call)).warnings());
  }

  private void shipped(String id, String entry, byte[] content) {
    calls.put(id, () -> shipment(entry, content).warnings());
  }

  private UdfShipment shipment(String entry, byte[] content) throws Exception {
    return shipment(EgressSpec.parse("internet = www.aliyun.com:443\n"), entry, content);
  }

  private UdfShipment shipment(EgressSpec spec, String entry, byte[] content) throws Exception {
    return UdfShipment.builder()
        .spec(spec)
        .hosts(ResolvedHosts.parse(""))
        .jar("my-udf.jar", ClassFile.jar(folder, entry, content))
        .function("f", "A")
        .build();
  }

  private void endpoint(String id, String url) {
    calls.put(id, () -> MaxComputeProject.warnings(odps(url)));
  }

  private static Odps odps(String url) {
    return MaxComputeProject.connect(url, "p", new AliyunAccount("id", "key"));
  }

  @Test
  void everyOneIsToldByACallOfTheProduct() throws Exception {
    descriptions();
    spark();
    scripts();
    shipments();
    endpoints();
    for (Contradiction one : Catalog.shipped().contradictions()) {
      if (one.id().equals("network-link-error")) {
        continue; // Told when a job fails: see the test below.
      }
      assertTrue(calls.containsKey(one.id()), "no call tells " + one.id());
      List<Problem> told = calls.get(one.id()).call();
      Problem warning =
          told.stream()
              .filter(problem -> problem.source().equals("catalogue, " + one.id()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(one.id() + " is not among " + told));
      assertEquals(Severity.WARNING, warning.severity(), one.id());
      assertTrue(warning.message().contains("(" + one.firstSource() + ")"), one.id());
      assertTrue(warning.message().contains("(" + one.secondSource() + ")"), one.id());
      assertEquals(
          1,
          told.stream().filter(problem -> problem.message().equals(warning.message())).count(),
          one.id() + " is told twice");
    }
  }

  @Test
  void aFailureInPlanningIsToldWithWhatIsKnownOfNetworkLinks() {
    Contradiction one = Catalog.shipped().contradiction("network-link-error").get();
    MaxComputeException failure =
        new MaxComputeException("MCE-SQL-FAILED", "ODPS-0130071:[1,1] no", "look", null);

    String told = ScriptDoubts.explained(failure, true).getMessage();

    assertTrue(told.startsWith("MCE-SQL-FAILED: ODPS-0130071:[1,1] no; look; "), told);
    assertTrue(told.contains("(" + one.firstSource() + ")"), told);
    assertTrue(told.contains("(" + one.secondSource() + ")"), told);
    assertTrue(told.endsWith(one.advice()), told);
    assertEquals(failure, ScriptDoubts.explained(failure, false));
  }

  /** Nobody is told of what does not concern him. */
  @Test
  void plainThingsRaiseNone() throws Exception {
    EgressSpec plain = EgressSpec.parse("region = cn-shanghai\ninternet = www.aliyun.com:443\n");
    EgressSpec isolated =
        EgressSpec.parse("region = cn-shanghai\ninternet = www.aliyun.com:443\nisolation = true\n");
    String call = "java/lang/System.getProperty";
    assertEquals("[]", ids(Rules.check(plain, Workload.UDF)));
    assertEquals("[]", ids(Rules.check(plain, Workload.EXTERNAL_TABLE)));
    assertEquals(
        "[]",
        ids(
            SqlJob.builder()
                .spec(plain)
                .script("SET odps.stage.reducer.num=5000;\nSET odps.function.timeout=60;SELECT 1;")
                .build()
                .warnings()
                .stream()
                .filter(problem -> !problem.source().endsWith("udf-timeout-key"))
                .collect(Collectors.toList())));
    assertEquals(
        "[catalogue, isolation]",
        ids(shipment(plain, "A.class", ClassFile.calling(JAVA_8, "A.a")).warnings()));
    assertEquals(
        "[catalogue, isolation]",
        ids(shipment(plain, OURS, ClassFile.calling(JAVA_8, call)).warnings()));
    assertEquals(
        "[]", ids(shipment(isolated, "A.class", ClassFile.calling(JAVA_8, call)).warnings()));
    assertEquals(
        "[]",
        ids(
            shipment(
                    plain.toBuilder().isolation(true).build(),
                    "META-INF/versions/11/A.class",
                    ClassFile.calling(JAVA_8 + 3, call))
                .warnings()));
    assertEquals(
        "[]",
        ids(
            MaxComputeProject.warnings(
                odps("https://service.cn-beijing.maxcompute.aliyun.com/api"))));
    assertEquals("[]", ids(MaxComputeProject.warnings(odps("http://127.0.0.1:8080/api"))));
  }

  private static String ids(List<Problem> problems) {
    return problems.stream()
        .map(Problem::source)
        .filter(source -> source.startsWith("catalogue"))
        .collect(Collectors.toList())
        .toString();
  }
}
