package io.github.mcegress.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Base64;

/** A {@link BenchServer} in its own JVM. Used by one thread. */
final class ServerProcess implements Closeable {
  /** The name that clients ask for. */
  static final String HOST = "svc.bench.test";

  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  private final int port;
  private final String pem;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    String first = out.readLine();
    if (first == null) {
      throw new IOException("the server of the benchmark did not start");
    }
    String[] portAndPem = first.split(" ");
    this.port = Integer.parseInt(portAndPem[0]);
    this.pem = new String(Base64.getDecoder().decode(portAndPem[1]), StandardCharsets.UTF_8);
  }

  /** On these loopback addresses, all under one port. */
  static ServerProcess start(String... addresses) throws IOException {
    return new ServerProcess(
        new ProcessBuilder(
                java(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchServer.class.getName(),
                HOST + ",localhost",
                String.join(",", addresses))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The java of this JVM. */
  static String java() {
    return Paths.get(System.getProperty("java.home"), "bin", "java").toString();
  }

  int port() {
    return port;
  }

  /** The authority that signed its certificate. */
  String pem() {
    return pem;
  }

  /** A URL with so many bytes behind it. */
  String url(String host, int bytes) {
    return "https://" + host + ":" + port + "/" + bytes;
  }

  long handshakes() throws IOException {
    return Long.parseLong(ask("handshakes"));
  }

  /** One line for one line. */
  String ask(String command) throws IOException {
    in.write(command + "\n");
    in.flush();
    String answer = out.readLine();
    if (answer == null) {
      throw new IOException("the server of the benchmark has ended");
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
  }
}
