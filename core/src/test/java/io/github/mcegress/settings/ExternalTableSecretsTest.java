package io.github.mcegress.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table's user and password are in its LOCATION and nowhere else. */
class ExternalTableSecretsTest {
  private static final EgressSpec SPEC =
      EgressSpec.parse("networklink = testLink\nnetworklink.hosts = db.example.com:3306\n");

  @Test
  void showsNoPassword() {
    JdbcSource source = JdbcSource.mysql("db.example.com:3306", "d", "t", "SECRETU", "SECRETP");
    ExternalTable table =
        ExternalTable.jdbc(SPEC, source)
            .withTableProperty("mcfed.client.password", "SECRET'Q")
            .withSerdeProperty("access.key", "SECRETR");
    hides(source.toString());
    hides(table.toString());
    hides(table.warnings().toString());
    hides(table.tableProperties().toString());
    hides(String.valueOf(table.hints()));
    hides(table.withoutSecrets(table.location()));
    hides(table.withoutSecrets(table.tableProperties().toClause()));
    hides(table.withoutSecrets("SECRETP? 'SECRET'Q' SECRETR/SECRETU"));
    assertEquals("d.t at db.example.com:3306", source.toString());
    assertEquals(
        "com.aliyun.odps.jdbc.JdbcStorageHandler at \"jdbc:mysql://db.example.com:3306/d?...\"",
        table.toString());
    assertTrue(table.location().contains("&user=SECRETU&password=SECRETP&"), "the SDK gets it");
    hides(
        assertThrows(
            InvalidEgressException.class,
            () -> table.withTableProperty("odps.password", "SECRET\\")));
    hides(assertThrows(IllegalArgumentException.class, table::withDoubleSignature));
    hides(assertThrows(IllegalArgumentException.class, table::overHttps));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET&a",
        "SECRET#",
        "SECRET%41",
        "SECRET+",
        "SECRET=",
        "SECRET\\",
        "SECRET'",
        "SECRET ",
        "SECRET;",
        "SECRET\n",
        ""
      })
  void refusesAPasswordThatALocationCannotHoldUnshown(String password) {
    for (String[] pair : new String[][] {{"user", password}, {password, "pass"}}) {
      InvalidEgressException refused =
          assertThrows(
              InvalidEgressException.class,
              () -> JdbcSource.mysql("db.example.com:3306", "d", "t", pair[0], pair[1]));
      hides(refused);
      assertEquals(1, refused.problems().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tablestore://id:SECRET@i.cn-shanghai.ots-internal.aliyuncs.com",
        "tablestore://id:SEC/RET:SECRET@i.cn-shanghai.ots-internal.aliyuncs.com",
        "oss://id:SECRET@oss-cn-hangzhou-internal.aliyuncs.com/b/",
        "jdbc:mysql://u:SECRET@db.example.com/d\\",
        "jdbc:mysql://db.example.com/d?user=u&password=SECRET\\",
        "jdbc:mysql://u:SECRET@x.hologres.aliyuncs.com/d?password=SECRET",
        "u:SECRET@db.example.com",
        "jdbc:oracle:thin:scott/SECRET@db.example.com:1521:x"
      })
  void refusesALocationUnshown(String location) {
    hides(assertThrows(InvalidEgressException.class, () -> ExternalTable.of(SPEC, "h", location)));
  }

  @Test
  void findsTheSecretsOfALocationThatWasGiven() {
    ExternalTable table =
        ExternalTable.of(
            SPEC, "h", "jdbc:mysql://u:SECRETA@db.example.com/d?user=SECRETB&password=SECRETC&x=y");
    hides(table.toString());
    assertEquals("... ... ... y", table.withoutSecrets("SECRETA SECRETB SECRETC y"));
  }

  private static void hides(Throwable thrown) {
    hides(thrown.toString());
  }

  private static void hides(String text) {
    assertFalse(text.contains("SECRET"), text);
  }
}
