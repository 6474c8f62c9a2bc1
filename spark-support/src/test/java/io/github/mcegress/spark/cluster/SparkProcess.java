package io.github.mcegress.spark.cluster;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM of Spark's and what it prints. It ends with this one at the latest.
 *
 * <p>Safe for use by many threads.
 */
public final class SparkProcess implements Closeable {
  private static final long KILL_AFTER_SECONDS = 20;

  private final String name;
  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;
  private final Thread atExit;
  private boolean ended;

  private SparkProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(this::read, "output-of-" + name);
    this.atExit = new Thread(process::destroyForcibly, "end-of-" + name);
  }

  /** Starts it; the name is for messages. */
  static SparkProcess start(String name, ProcessBuilder builder) throws IOException {
    SparkProcess process = new SparkProcess(name, builder.start());
    Runtime.getRuntime().addShutdownHook(process.atExit);
    process.reader.setDaemon(true);
    process.reader.start();
    return process;
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(nothing more could be read: " + e + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits for a line in which the pattern is found, a line of before included.
   *
   * @return its first group, or the whole match where it has none
   * @throws IOException when the process ends, or the time, without such a line
   */
  public synchronized String awaitLine(Pattern pattern, Duration timeout)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    int next = 0;
    while (true) {
      for (; next < lines.size(); next++) {
        Matcher found = pattern.matcher(lines.get(next));
        if (found.find()) {
          return found.group(Math.min(1, found.groupCount()));
        }
      }
      long left = deadline - System.nanoTime();
      if (ended || left <= 0) {
        throw new IOException(
            name
                + (ended ? " ended" : " was not waited for longer than " + timeout)
                + " without a line of \""
                + pattern
                + "\"; it printed:\n"
                + String.join("\n", lines));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /**
   * Waits for its end.
   *
   * @return its exit status
   * @throws IOException when it does not end in time; it is ended then
   */
  public int awaitEnd(Duration timeout) throws IOException, InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      throw new IOException(name + " did not end within " + timeout + "; it printed:\n" + output());
    }
    reader.join();
    close();
    return process.exitValue();
  }

  /** What it printed until now. */
  public synchronized String output() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Ends it, and waits for that. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(KILL_AFTER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
