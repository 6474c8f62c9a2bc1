package io.github.mcegress.spark;

import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A driver's resolver that a test in another JVM changes: it answers by a file like hosts(5), named
 * by a system property, and fails without one. What it answered is in a file beside it: {@code
 * MILLIS HOST ADDRESSES}, or {@code failed}.
 */
public final class FileNames implements HostResolver {
  static final String PROPERTY = "lab.names";

  private final Path names = Paths.get(System.getProperty(PROPERTY, ""));

  public FileNames() {}

  /** Answers this from now on. */
  static void write(Path names, String hosts) throws IOException {
    Path next = names.resolveSibling(names.getFileName() + ".next");
    Files.write(next, hosts.getBytes(StandardCharsets.UTF_8));
    Files.move(next, names, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was answered so far. */
  static List<String> answers(Path names) throws IOException {
    Path log = log(names);
    return Files.exists(log)
        ? Files.readAllLines(log, StandardCharsets.UTF_8)
        : Collections.emptyList();
  }

  private static Path log(Path names) {
    return names.resolveSibling(names.getFileName() + ".log");
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    try {
      Optional<List<InetAddress>> found =
          Files.exists(names)
              ? ResolvedHosts.parse(new String(Files.readAllBytes(names), StandardCharsets.UTF_8))
                  .addresses(host)
              : Optional.empty();
      String line =
          System.currentTimeMillis()
              + " "
              + host
              + " "
              + found.map(Object::toString).orElse("failed")
              + "\n";
      Files.write(
          log(names),
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return found.orElseThrow(
          () -> new UnknownHostException("Temporary failure in name resolution"));
    } catch (UnknownHostException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("the lab's names cannot be read", e);
    }
  }
}
