package io.github.mcegress.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JVMs that wait until all are there, and then start at once. Used by one thread. */
final class HerdJvms implements Closeable {
  private final List<Process> processes = new ArrayList<>();
  private final List<BufferedReader> outs = new ArrayList<>();
  private long started;
  private long queries;
  private long answers;

  /** With a URL to call, and whom to trust; without one they only look up the host. */
  HerdJvms(int count, int dnsPort, @Nullable String url, @Nullable Path trustStore)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                ServerProcess.java(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    if (trustStore != null) {
      command.add(1, "-Djavax.net.ssl.trustStore=" + trustStore);
    }
    command.add(HerdJvmMain.class.getName());
    command.add(Integer.toString(dnsPort));
    if (url != null) {
      command.add(url);
    }
    for (int i = 0; i < count; i++) {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      processes.add(process);
      outs.add(
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }
  }

  void run() throws IOException {
    for (BufferedReader out : outs) {
      String ready = out.readLine();
      if (!"ready".equals(ready)) {
        throw new IOException("a JVM of the herd said \"" + ready + "\"");
      }
    }
    for (Process process : processes) {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }
    for (BufferedReader out : outs) {
      String[] result = String.valueOf(out.readLine()).split(" ");
      started += result[0].equals("true") ? 1 : 0;
      queries += Long.parseLong(result[1]);
      answers += Long.parseLong(result[2]);
    }
  }

  long started() {
    return started;
  }

  long queries() {
    return queries;
  }

  long answers() {
    return answers;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }
}
