package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.EgressMode;
import io.github.mcegress.lab.LabDatabase;
import io.github.mcegress.lab.LabMySql;
import io.github.mcegress.lab.LabPostgres;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Adapters that connect by themselves ask a client first. */
class ObservedAdaptersTest {
  private static EgressClient client(EgressMode mode, EgressSpec spec) {
    return EgressClient.builder()
        .spec(spec)
        .mode(mode)
        .hosts(ResolvedHosts.parse(JdbcCase.HOSTS))
        .reportAtClose(false)
        .build();
  }

  private static EgressSpec declaring(String... endpoints) {
    return EgressSpec.builder().internet(endpoints).privateAddresses(endpoints).build();
  }

  /** What the case says of trust, with what the client says of everything else. */
  private static Properties with(Properties trust, Properties given) {
    for (String ours : new String[] {"socketFactory", "socketFactoryArg", "mcegressHosts"}) {
      trust.remove(ours);
    }
    given.stringPropertyNames().forEach(name -> trust.setProperty(name, given.getProperty(name)));
    return trust;
  }

  private static void reachesItsDatabaseOnly(
      LabDatabase server, Connecting connecting, Properties properties) {
    String reached =
        JdbcCase.causes(
            assertThrows(
                SQLException.class, () -> connecting.to(JdbcCase.NAME, server.port(), properties)));
    assertTrue(reached.contains(LabDatabase.REFUSAL), reached);
    int before = server.connections();
    Executable otherHost = () -> connecting.to(JdbcCase.OTHER, server.port(), properties);
    Executable otherPort = () -> connecting.to(JdbcCase.NAME, server.port() - 1, properties);
    for (Executable other : new Executable[] {otherHost, otherPort}) {
      String refused = JdbcCase.causes(assertThrows(SQLException.class, other));
      assertTrue(
          refused.contains(
              "MCE-NOT-DECLARED the connection's properties are for "
                  + JdbcCase.NAME
                  + ":"
                  + server.port()),
          refused);
    }
    assertEquals(before, server.connections());
  }

  /** A driver's way to a connection. */
  private interface Connecting {
    Connection to(String host, int port, Properties properties) throws SQLException;
  }

  @Test
  void postgresIsReachedWhereTheClientLetsIt() throws Exception {
    try (JdbcCase jdbc = new JdbcCase();
        LabDatabase server = new LabPostgres(jdbc.certificates().issue(JdbcCase.NAME), "TLSv1.3")) {
      String endpoint = JdbcCase.NAME + ":" + server.port();
      for (EgressMode mode : EgressMode.values()) {
        EgressSpec spec =
            mode == EgressMode.OBSERVE ? EgressSpec.builder().build() : declaring(endpoint);
        try (EgressClient client = client(mode, spec)) {
          Properties given = PostgresSocketFactory.properties(client, endpoint);
          reachesItsDatabaseOnly(server, JdbcCase::postgres, with(jdbc.postgres(), given));
          assertEquals(
              mode == EgressMode.OBSERVE ? "[" + endpoint + "|postgresql|LOOPBACK]" : "[]",
              client.report().observed().endpoints().toString());
        }
      }
    }
  }

  @Test
  void mySqlIsReachedWhereTheClientLetsIt() throws Exception {
    try (JdbcCase jdbc = new JdbcCase();
        LabDatabase server = new LabMySql(jdbc.certificates().issue(JdbcCase.NAME), "TLSv1.3")) {
      String endpoint = JdbcCase.NAME + ":" + server.port();
      for (EgressMode mode : EgressMode.values()) {
        EgressSpec spec =
            mode == EgressMode.OBSERVE ? EgressSpec.builder().build() : declaring(endpoint);
        try (EgressClient client = client(mode, spec)) {
          Properties given = MySqlSocketFactory.properties(client, endpoint);
          reachesItsDatabaseOnly(server, JdbcCase::mysql, with(jdbc.mysql(), given));
          assertEquals(
              mode == EgressMode.OBSERVE ? "[" + endpoint + "|mysql|LOOPBACK]" : "[]",
              client.report().observed().endpoints().toString());
        }
      }
    }
  }

  @Test
  void databasesThatAreNotDeclaredAreRefusedWithTheLineToAdd() throws Exception {
    try (EgressClient client = client(EgressMode.ENFORCE, declaring("db.example.test:1"))) {
      for (Executable asks :
          new Executable[] {
            () -> PostgresSocketFactory.properties(client, "other.example.test:5432"),
            () -> MySqlSocketFactory.properties(client, "other.example.test:5432")
          }) {
        EgressException refused = assertThrows(EgressException.class, asks);
        assertEquals(Codes.NOT_DECLARED, refused.code());
        assertEquals(
            "add it to the description: internet = db.example.test:1, other.example.test:5432",
            refused.remedy());
      }
      assertThrows(
          InvalidEgressException.class,
          () -> PostgresSocketFactory.properties(client, "jdbc:postgresql://db.example.test/x"));
    }
  }

  @Test
  void httpClientTellsThePortWhereItIsAsked() throws Exception {
    try (EgressClient client = client(EgressMode.OBSERVE, EgressSpec.builder().build())) {
      HttpClient5DnsResolver five = new HttpClient5DnsResolver(client);
      assertEquals(
          "[" + JdbcCase.NAME + "/127.0.0.1:8443]", five.resolve(JdbcCase.NAME, 8443).toString());
      new HttpClient4DnsResolver(client.access()).resolve(JdbcCase.OTHER);
      assertEquals(
          "[db.example.test:8443|httpclient5|LOOPBACK, other.example.test:?|name|LOOPBACK]",
          client.report().observed().endpoints().toString());
    }
    try (EgressClient client = client(EgressMode.ENFORCE, declaring("db.example.test:1"))) {
      HttpClient5DnsResolver five = new HttpClient5DnsResolver(client);
      assertEquals(1, five.resolve(JdbcCase.NAME, 1).size());
      for (Executable asks :
          new Executable[] {
            () -> five.resolve(JdbcCase.NAME, 2),
            () -> five.resolve(JdbcCase.OTHER),
            () -> new HttpClient4DnsResolver(client.access()).resolve(JdbcCase.OTHER)
          }) {
        String said = assertThrows(UnknownHostException.class, asks).getMessage();
        assertTrue(said.startsWith("MCE-NOT-DECLARED "), said);
      }
    }
  }
}
