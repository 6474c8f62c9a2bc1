package io.github.mcegress.lab.faults;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Answers byte by byte, for what a decent server does not say. */
final class Answers {
  /** More than what counts as slow. */
  private static final int SLOW_MILLIS = 2600;

  private Answers() {}

  static void fine(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    connection.write(head("200 OK"));
  }

  /** A status and nothing else, which ends the connection. */
  static FaultServer.Behaviour bare(String status) {
    return connection -> {
      connection.readHead();
      connection.write(head(status));
    };
  }

  private static String head(String status) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  /** Well, by a clock that is off. */
  static FaultServer.Behaviour dated(ZonedDateTime date, String status) {
    String text =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(date.withZoneSameInstant(ZoneOffset.UTC));
    return connection -> {
      connection.readHead();
      connection.write(
          "HTTP/1.1 " + status + "\r\nDate: " + text + "\r\nConnection: close\r\n\r\n");
    };
  }

  /** Reads at once and answers late. */
  static void late(FaultServer.Connection connection) throws Exception {
    connection.readHead();
    pause();
    connection.write(head("200 OK"));
  }

  /** Reads late and answers at once. */
  static void readsLate(FaultServer.Connection connection) throws Exception {
    pause();
    fine(connection);
  }

  static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
  }
}
