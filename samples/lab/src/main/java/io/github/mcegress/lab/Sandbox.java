package io.github.mcegress.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The launcher of Alibaba's local UDF runner, in a JVM of its own and with its official sandbox on.
 *
 * <p>The runner grants everything to Alibaba's own jars and nearly nothing to all other code on its
 * class path; what a UDF is to be allowed beyond that is given as policy lines. Setup, evaluate and
 * close are sandboxed; the runner makes the UDF (its constructor and static initialisers) before
 * the security manager is on.
 *
 * <p>Immutable; runs may go on side by side.
 */
public final class Sandbox {
  private final List<Path> classPath;
  private final Path javaHome;
  private final List<String> jvmArguments;
  private final String policy;
  private final Map<String, byte[]> resources;
  private final Duration timeout;

  private Sandbox(Builder builder) {
    this.classPath = new ArrayList<>(builder.classPath);
    this.javaHome = builder.javaHome;
    this.jvmArguments = new ArrayList<>(builder.jvmArguments);
    this.policy = String.join("\n", builder.permissions);
    this.resources = new LinkedHashMap<>(builder.resources);
    this.timeout = builder.timeout;
  }

  /**
   * A sandbox with nothing but the runner.
   *
   * @param classPathFolder the unpacked {@code sandbox} zip of this module: the runner's jars, what
   *     they need, and this module's own jar
   * @throws IllegalArgumentException when the runner is not in the folder
   */
  public static Builder builder(Path classPathFolder) {
    return new Builder(classPathFolder);
  }

  /**
   * Runs one task: all rows through one instance of the UDF, which is closed at the end.
   *
   * @param udfClass the name of a public class with a public constructor without arguments
   * @param rows one array per row, all of one length, of String, Long, Integer, Double, Boolean or
   *     null; no rows at all means setup and close only
   * @throws IllegalArgumentException for rows that are not so
   * @throws IOException when the JVM does not start or does not end in time, or when the sandbox is
   *     not really on; a UDF that fails is a {@link SandboxRun#failure()}
   */
  public SandboxRun run(String udfClass, List<Object[]> rows)
      throws IOException, InterruptedException {
    SandboxRequest request = new SandboxRequest(udfClass, policy, rows);
    Path folder = Files.createTempDirectory("mcegress-sandbox");
    try {
      request.writeTo(folder.resolve(SandboxMain.REQUEST_FILE));
      attachResources(folder);
      return runIn(folder, udfClass);
    } finally {
      delete(folder);
    }
  }

  private SandboxRun runIn(Path folder, String udfClass) throws IOException, InterruptedException {
    Path standardError = folder.resolve("sandbox.stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectError(standardError.toFile())
            .redirectOutput(folder.resolve("sandbox.stdout").toFile());
    // What the surroundings want of every JVM may not fit this one's Java.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            udfClass
                + " did not end within the sandbox's limit of "
                + timeout
                + "; standard error so far:\n"
                + text(standardError));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the sandbox's JVM for "
              + udfClass
              + " ended with "
              + process.exitValue()
              + "; standard error:\n"
              + text(standardError));
    }
    SandboxResult result = SandboxResult.readFrom(folder.resolve(SandboxMain.RESULT_FILE));
    return new SandboxRun(result, text(standardError));
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(JavaRelease.of(javaHome).sandboxOptions());
    // The same on every machine, and what text() reads.
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(jvmArguments);
    command.add("-cp");
    List<String> entries = new ArrayList<>();
    classPath.forEach(entry -> entries.add(entry.toString()));
    command.add(String.join(File.pathSeparator, entries));
    command.add(SandboxMain.class.getName());
    return command;
  }

  /** A file in the runner's warehouse is what {@code readResourceFile} gives to the UDF. */
  private void attachResources(Path folder) throws IOException {
    Path warehouse =
        folder.resolve("warehouse").resolve(SandboxMain.PROJECT).resolve("__resources__");
    Files.createDirectories(warehouse);
    for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
      Files.write(warehouse.resolve(resource.getKey()), resource.getValue());
    }
  }

  private static String text(Path file) throws IOException {
    // Not readAllLines: a stray byte must not hide the rest.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Describes a {@link Sandbox}. */
  public static final class Builder {
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> permissions = new ArrayList<>();
    private final Map<String, byte[]> resources = new LinkedHashMap<>();
    private Path javaHome = Paths.get(System.getProperty("java.home"));
    private Duration timeout = Duration.ofMinutes(2);

    private Builder(Path classPathFolder) {
      if (!holdsRunner(classPathFolder)) {
        throw new IllegalArgumentException(
            classPathFolder
                + " holds no odps-udf-local jar; unpack mcegress-lab's zip \"sandbox\" there");
      }
      // Alibaba's jars first: a UDF jar that brings their classes must not be taken for theirs.
      classPath.add(classPathFolder.toAbsolutePath().resolve("*"));
    }

    private static boolean holdsRunner(Path folder) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "odps-udf-local-*.jar")) {
        return jars.iterator().hasNext();
      } catch (IOException e) {
        return false;
      }
    }

    /** The Java that runs it: 8, or 9 to 23; this JVM's own unless given. */
    public Builder javaHome(Path javaHome) {
      this.javaHome = javaHome;
      return this;
    }

    /** A user's jar or folder of classes, put behind the runner's class path in the order given. */
    public Builder jar(Path jar) {
      classPath.add(jar.toAbsolutePath());
      return this;
    }

    /**
     * A line added to the policy for user code, such as {@code permission java.net.SocketPermission
     * "127.0.0.1:8443", "connect,resolve";}.
     *
     * @throws IllegalArgumentException when it is not of that form: the policy file would be read
     *     as something else, or not at all
     */
    public Builder permission(String policyLine) {
      if (!policyLine.startsWith("permission ") || !policyLine.endsWith(";")) {
        throw new IllegalArgumentException(
            "\""
                + policyLine
                + "\" is no policy line; write permission CLASS \"NAME\", \"ACTIONS\";");
      }
      permissions.add(policyLine);
      return this;
    }

    /**
     * A file resource, as {@code ExecutionContext.readResourceFile(name)} gives it to the UDF.
     *
     * @throws IllegalArgumentException when the name is not made of letters, digits, '_', '-' and
     *     '.'
     */
    public Builder resource(String name, byte[] content) {
      if (!name.matches("\\w[\\w.-]*")) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is no resource name; write letters, digits, '_', '-' and '.' only");
      }
      resources.put(name, content.clone());
      return this;
    }

    /** How long one run may take, start of the JVM included; 120 s unless given. */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** An argument for the JVM, such as {@code -Xmx256m}. */
    public Builder jvmArgument(String argument) {
      jvmArguments.add(argument);
      return this;
    }

    /** The sandbox described so far. */
    public Sandbox build() {
      return new Sandbox(this);
    }
  }
}
