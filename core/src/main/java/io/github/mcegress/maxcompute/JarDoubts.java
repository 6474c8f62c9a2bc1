package io.github.mcegress.maxcompute;

import io.github.mcegress.catalog.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What a UDF's jar holds that sources speak of differently. Not thread-safe. */
final class JarDoubts {
  /** The smaller of two published limits, 10 MB. */
  private static final long SMALL_JAR_BYTES = 10L * 1024 * 1024;

  private static final int JAVA_8 = 52;

  /** In what odps-sdk-udf 0.52.2 brings, so the runtime has them. */
  private static final List<String> PLATFORM =
      Arrays.asList(
          "com/aliyun/odps/",
          "com/google/gson/",
          "org/apache/commons/logging/",
          "org/aspectj/",
          "org/slf4j/");

  /** Asks for what it needs before it calls, so its own calls are nobody's doubt. */
  private static final String OURS = "io/github/mcegress/";

  private static final Map<String, Topic> CALLS = calls();

  private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
  private final boolean sandboxed;

  private JarDoubts(boolean sandboxed) {
    this.sandboxed = sandboxed;
  }

  private static Map<String, Topic> calls() {
    Map<String, Topic> calls = new HashMap<>();
    calls.put("java/lang/System.getProperty", Topic.SYSTEM_PROPERTY);
    calls.put("java/net/URL.<init>", Topic.URL_CONSTRUCTOR);
    for (String call :
        Arrays.asList(
            "java/security/Security.getProperty",
            "java/security/Security.setProperty",
            "javax/net/ssl/SSLContext.getDefault",
            "javax/net/ssl/SSLContext.getInstance",
            "javax/net/ssl/SSLSocketFactory.createSocket",
            "javax/net/ssl/SSLSocketFactory.getDefault",
            "java/net/InetAddress.getByAddress",
            "java/lang/ThreadLocal.<init>",
            "java/lang/ThreadLocal.withInitial")) {
      calls.put(call, Topic.UNLISTED_CALL);
    }
    return Collections.unmodifiableMap(calls);
  }

  /**
   * The topics of a jar.
   *
   * @param sandboxed whether its code runs in the Java sandbox, as far as the description says
   * @throws IOException if it cannot be read
   */
  static Set<Topic> topicsOf(Path file, boolean sandboxed) throws IOException {
    JarDoubts doubts = new JarDoubts(sandboxed);
    if (Files.size(file) > SMALL_JAR_BYTES) {
      doubts.topics.add(Topic.RESOURCE);
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        boolean code = entry.getName().endsWith(".class");
        // Versions of a class for newer Javas, which Java 8 does not look at.
        if (code && !entry.getName().startsWith("META-INF/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            doubts.look(entry.getName(), ClassCalls.read(in));
          }
        }
      }
    }
    return doubts.topics;
  }

  private void look(String name, ClassCalls code) {
    if (code.version() > JAVA_8 && !name.equals("module-info.class")) {
      topics.add(Topic.JAVA_VERSION);
    }
    if (PLATFORM.stream().anyMatch(name::startsWith)) {
      topics.add(Topic.CLASS_CONFLICT);
    }
    if (name.startsWith(OURS)) {
      return;
    }
    for (String method : code.methods()) {
      if (method.startsWith("com/aliyun/odps/") && method.endsWith(".getCounter")) {
        topics.add(Topic.COUNTER);
      }
      Topic topic = CALLS.get(method);
      if (topic != null && sandboxed) {
        topics.add(topic);
      }
    }
  }
}
