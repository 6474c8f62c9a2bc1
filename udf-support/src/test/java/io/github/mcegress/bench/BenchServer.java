package io.github.mcegress.bench;

import io.github.mcegress.lab.LabCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * The server of a benchmark: a main class, so that its heap and its collections are its own.
 *
 * <p>Started with certificate names and addresses, both lists by commas. Prints its port and the
 * authority to trust, then answers a line for each line that it reads: {@code handshakes}, {@code
 * die ADDRESS}, {@code mark ADDRESS}, {@code since ADDRESS}. Ends with its standard input.
 */
public final class BenchServer {
  private BenchServer() {}

  /** Serves until nobody writes to it any more. */
  public static void main(String[] arguments) throws Exception {
    LabCertificates authority = LabCertificates.create();
    SSLContext tls = authority.issue(arguments[0].split(",")).serverContext();
    Map<String, BenchDoor> doors = new LinkedHashMap<>();
    int port = 0;
    for (String address : arguments[1].split(",")) {
      BenchDoor door = BenchDoor.open(InetAddress.getByName(address), port, tls);
      port = door.port();
      doors.put(address, door);
    }
    byte[] pem = authority.authorityPem().getBytes(StandardCharsets.UTF_8);
    System.out.println(port + " " + Base64.getEncoder().encodeToString(pem));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(answer(line.split(" "), doors));
    }
  }

  private static String answer(String[] command, Map<String, BenchDoor> doors) throws IOException {
    switch (command[0]) {
      case "handshakes":
        return Long.toString(doors.values().stream().mapToLong(BenchDoor::handshakes).sum());
      case "die":
        doors.get(command[1]).die();
        return "dead";
      case "mark":
        doors.get(command[1]).mark();
        return "marked";
      case "since":
        return doors.get(command[1]).since();
      default:
        return "unknown";
    }
  }
}
