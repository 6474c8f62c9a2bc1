package io.github.mcegress.samples.consumer;

import static java.util.Collections.singletonList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.odps.Odps;
import io.github.mcegress.http.EgressClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The class path of a consumer whose own pom has mcegress-udf and odps-sdk-core, in either order:
 * one OkHttp, one Okio, one Kotlin, and those that our own tests ran with.
 */
class ConsumerClassPathIT {
  @ParameterizedTest
  @ValueSource(strings = {"udf-first", "sdk-first"})
  void hasOneOfEachAndTheOneThatWeTested(String consumer) throws Exception {
    List<Path> classPath = classPath(consumer);

    for (Class<?> type :
        new Class<?>[] {
          okhttp3.OkHttpClient.class, okio.Okio.class, kotlin.Unit.class, Odps.class
        }) {
      assertEquals(singletonList(home(type)), having(type, classPath), type.getName());
    }
    assertTrue(having(EgressClient.class, classPath).size() == 1, classPath.toString());
  }

  /** Where two share a class path, each must find what it was built against. */
  @ParameterizedTest
  @ValueSource(strings = {"udf-first", "sdk-first"})
  void makesBothClients(String consumer) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath(consumer)) {
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), null)) {
      Class<?> account = loader.loadClass("com.aliyun.odps.account.AliyunAccount");
      Object odps =
          loader
              .loadClass(Odps.class.getName())
              .getConstructor(loader.loadClass("com.aliyun.odps.account.Account"))
              .newInstance(
                  account.getConstructor(String.class, String.class).newInstance("id", "key"));
      assertEquals(loader, odps.getClass().getClassLoader());
      Class<?> ours = loader.loadClass(EgressClient.class.getName());
      assertEquals(loader, ours.getMethod("builder").invoke(null).getClass().getClassLoader());
      loader.loadClass("okhttp3.OkHttpClient").getConstructor().newInstance();
    }
  }

  private static List<Path> classPath(String consumer) throws IOException {
    Path file = Paths.get(System.getProperty("consumers"), consumer, "target", "class-path");
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<Path> paths = new ArrayList<>();
    for (String path : text.trim().split(System.getProperty("path.separator"))) {
      paths.add(Paths.get(path));
    }
    return paths;
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Path> having(Class<?> type, List<Path> classPath) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    List<Path> having = new ArrayList<>();
    for (Path path : classPath) {
      try (ZipFile jar = new ZipFile(path.toFile())) {
        if (jar.getEntry(name) != null) {
          having.add(path);
        }
      }
    }
    return having;
  }
}
