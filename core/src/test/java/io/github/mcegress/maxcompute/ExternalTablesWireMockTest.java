package io.github.mcegress.maxcompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Column;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.TableSchema;
import com.aliyun.odps.Tables;
import com.aliyun.odps.account.AliyunAccount;
import com.aliyun.odps.type.TypeInfoFactory;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.settings.ExternalTable;
import io.github.mcegress.settings.HbaseSource;
import io.github.mcegress.settings.JdbcSource;
import java.io.StringReader;
import java.util.Collections;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ExternalTablesWireMockTest {
  private static final EgressSpec SPEC =
      EgressSpec.parse(
          "networklink = testLink\nnetworklink.hosts = 192.0.2.0:2181, db.example.com:3306\n");
  private static final TableSchema SCHEMA =
      TableSchema.builder().withColumn(new Column("id", TypeInfoFactory.BIGINT)).build();
  private static final ExternalTable RDS =
      ExternalTable.jdbc(
          SPEC, JdbcSource.mysql("db.example.com:3306", "d", "t", "SECRETU", "SECRETP"));

  @Test
  void createsTheTableWithItsHints() throws Exception {
    try (MaxComputeStub stub = new MaxComputeStub()) {
      stub.runs("Success", "");
      Odps odps = stub.odps();
      odps.setCurrentSchema("s");
      ExternalTable table =
          ExternalTable.hbase(SPEC, HbaseSource.of("test", ":key,cf:a", "192.0.2.0:2181"))
              .withTableProperty("hostile", "]]> <![CDATA[ &amp; <a/> it's; \u4e2d \ud83d\ude00");
      Tables.TableCreator creator =
          ExternalTables.creator(
                  odps, "t", SCHEMA, table, Collections.singletonMap("odps.my.hint", "1"))
              .ifNotExists();
      ExternalTables.create(odps, creator, table);
      Document posted = posted(stub);
      assertEquals(creator.getSQL(), text(posted, "Query"));
      JsonObject settings = new Gson().fromJson(text(posted, "Value"), JsonObject.class);
      assertEquals("true", settings.get("odps.sql.hive.compatible").getAsString());
      assertEquals("1", settings.get("odps.my.hint").getAsString());
      assertEquals("true", settings.get("odps.namespace.schema").getAsString());
    }
  }

  @Test
  void tellsAFailureWithoutThePassword() {
    try (MaxComputeStub stub = new MaxComputeStub()) {
      stub.runs("Failed", "ODPS-0130071:[1,1] Semantic analysis exception - " + RDS.location());
      Odps odps = stub.odps();
      OdpsException failed =
          assertThrows(
              OdpsException.class,
              () ->
                  ExternalTables.create(odps, ExternalTables.creator(odps, "t", SCHEMA, RDS), RDS));
      hides(failed);
      assertTrue(failed.getMessage().contains("ODPS-0130071"), failed.getMessage());
      assertTrue(failed.getMessage().contains("user=...&password=...&"), failed.getMessage());
    }
  }

  @Test
  void tellsARefusalWithoutThePassword() {
    try (MaxComputeStub stub = new MaxComputeStub()) {
      stub.answersChange(
          "POST",
          "/instances",
          MaxComputeStub.error(
              400, "ODPS-0130071", "bad LOCATION " + RDS.location().replace("&", "+")));
      Odps odps = stub.odps();
      OdpsException refused =
          assertThrows(
              OdpsException.class,
              () ->
                  ExternalTables.create(odps, ExternalTables.creator(odps, "t", SCHEMA, RDS), RDS));
      hides(refused);
      assertEquals(400, refused.getStatus());
      assertEquals("ODPS-0130071", refused.getErrorCode());
    }
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    try (MaxComputeStub stub = new MaxComputeStub()) {
      stub.answersChange(
          "POST", "/instances", MaxComputeStub.error(403, "NoPermission", "not yours"));
      Odps odps = stub.odps();
      OdpsException refused =
          assertThrows(
              OdpsException.class,
              () ->
                  ExternalTables.create(odps, ExternalTables.creator(odps, "t", SCHEMA, RDS), RDS));
      assertEquals("not yours", refused.getMessage().replaceFirst(".*not yours.*", "not yours"));
    }
  }

  @Test
  void tellsAnEndpointThatDoesNotAnswer() {
    Odps odps = new Odps(new AliyunAccount("id", "key"));
    odps.setEndpoint("http://127.0.0.1:1/api");
    odps.setDefaultProject("p");
    odps.getRestClient().setRetryTimes(0);
    MaxComputeException unreachable =
        assertThrows(
            MaxComputeException.class,
            () -> ExternalTables.create(odps, ExternalTables.creator(odps, "t", SCHEMA, RDS), RDS));
    assertEquals(Codes.MAXCOMPUTE_UNREACHABLE, unreachable.code());
  }

  private static Document posted(MaxComputeStub stub) throws Exception {
    String body = stub.changes().get(0).getBodyAsString();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  private static String text(Document document, String element) {
    NodeList nodes = document.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      String content = nodes.item(i).getTextContent();
      if (!element.equals("Value") || content.startsWith("{")) {
        return content;
      }
    }
    throw new AssertionError("there is no " + element);
  }

  private static void hides(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertFalse(cause.toString().contains("SECRET"), cause.toString());
    }
  }
}
