package io.github.mcegress.settings;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;

/** javac itself as judge of {@code job.set("key", "value");} lines. */
final class JavaCalls {
  private JavaCalls() {}

  /** What the compiled calls set; skips the test, and says so, on a runtime without javac. */
  @SuppressWarnings("unchecked")
  static Map<String, String> run(String calls) throws Exception {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      String skipped = "SKIPPED: there is no javac here, so the calls were not compiled";
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
    Path folder = Files.createTempDirectory("calls");
    Path source = folder.resolve("Calls.java");
    Files.write(
        source,
        ("import java.util.*;\npublic class Calls {\n"
                + "  public static final Map<String, String> MAP = new LinkedHashMap<>();\n"
                + "  static class Job { void set(String k, String v) { MAP.put(k, v); } }\n"
                + "  static { Job job = new Job();\n"
                + calls
                + "  }\n}\n")
            .getBytes(StandardCharsets.US_ASCII));
    int failures = javac.run(null, null, null, "-proc:none", source.toString());
    if (failures != 0) {
      throw new AssertionError("javac does not read this:\n" + calls);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return (Map<String, String>) loader.loadClass("Calls").getField("MAP").get(null);
    } finally {
      for (String name : new String[] {"Calls$Job.class", "Calls.class", "Calls.java"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }
}
