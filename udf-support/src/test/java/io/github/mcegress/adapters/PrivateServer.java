package io.github.mcegress.adapters;

import static java.util.stream.Collectors.joining;

import io.github.mcegress.lab.LabCertificate;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database server of this machine's with data of its own in a temporary folder, on loopback, on a
 * port that the system chose. Root's servers run as the user that the package made for them.
 */
final class PrivateServer implements Closeable {
  private final String user;
  private final Path folder;
  private int port;
  private Process server;

  private PrivateServer(String user) throws IOException {
    this.user = user;
    this.folder = Files.createTempDirectory("mcegress-db");
    own();
  }

  /** The program's path, or nothing where the machine has none. */
  static Optional<String> program(String name) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(":", -1)) {
      folders.add(Paths.get(folder));
    }
    folders.add(Paths.get("/usr/sbin"));
    Path packaged = Paths.get("/usr/lib/postgresql");
    if (Files.isDirectory(packaged)) {
      try (Stream<Path> versions = Files.list(packaged)) {
        versions.map(version -> version.resolve("bin")).forEach(folders::add);
      }
    }
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** A new folder for a server, which this command fills; its last argument is the data folder. */
  static PrivateServer prepared(String user, String... command) throws Exception {
    PrivateServer made = new PrivateServer(user);
    List<String> whole = new ArrayList<>(Arrays.asList(command));
    int last = whole.size() - 1;
    whole.set(last, whole.get(last) + made.folder.resolve("data"));
    Process process = made.process(whole);
    List<String> lines = lines(process);
    if (process.waitFor() != 0) {
      throw new IOException(String.join("\n", lines));
    }
    return made;
  }

  /**
   * Starts it with that certificate, and waits for the line by which it says that it is ready.
   * {@code %d} is the data folder, {@code %s} the one around it, {@code %p} the port, {@code %c}
   * and {@code %k} the certificate and its key.
   */
  void start(LabCertificate certificate, String ready, String... command) throws Exception {
    stop();
    try (ServerSocket free =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      port = free.getLocalPort();
    }
    Path pem = folder.resolve("server.pem");
    Path key = folder.resolve("server.key");
    Files.deleteIfExists(key);
    Files.write(pem, certificate.certificatePem().getBytes(StandardCharsets.US_ASCII));
    Files.write(
        key,
        ("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.privateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n")
            .getBytes(StandardCharsets.US_ASCII));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    own();
    List<String> whole = new ArrayList<>();
    for (String word : command) {
      whole.add(
          word.replace("%d", folder.resolve("data").toString())
              .replace("%s", folder.toString())
              .replace("%p", Integer.toString(port))
              .replace("%c", pem.toString())
              .replace("%k", key.toString()));
    }
    server = process(whole);
    BufferedReader out = reader(server);
    List<String> said = new ArrayList<>();
    for (String line = out.readLine(); line == null || !line.contains(ready); ) {
      if (line == null) {
        throw new IOException("the server ended: " + String.join("\n", said));
      }
      said.add(line);
      line = out.readLine();
    }
    Thread drain =
        new Thread(() -> out.lines().forEach(line -> said.add(line)), "private-server-output");
    drain.setDaemon(true);
    drain.start();
  }

  int port() {
    return port;
  }

  private void stop() throws IOException {
    if (server != null) {
      server.destroy();
      try {
        server.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the server was ending", e);
      }
      server = null;
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private void own() throws IOException {
    if (root()) {
      Process chown = new ProcessBuilder("chown", "-R", user, folder.toString()).start();
      lines(chown);
    }
  }

  private Process process(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (root()) {
      Collections.addAll(whole, "setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
    }
    whole.addAll(command);
    return new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static List<String> lines(Process process) {
    return Collections.singletonList(reader(process).lines().collect(joining("\n")));
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
