package io.github.mcegress.spark;

import static java.util.stream.Collectors.toList;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads and checks what an application was started with, and collects everything that is wrong. Not
 * thread-safe; for one start.
 */
final class DriverStart {
  static final String PLUGINS = "spark.plugins";
  private static final Duration REFRESH = Duration.ofMinutes(10);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]*\\.[0-9]+(\\.[0-9]+)?");

  private final Map<String, String> conf;
  private final ExecutorCount executors;
  private final SparkConf spark;
  private final Configuration hadoop;
  private final Workload workload;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable EgressSpec spec;
  private ResolvedHosts shipped = ResolvedHosts.parse("");
  private @Nullable String pem;

  DriverStart(SparkConf spark, String sparkVersion, Configuration hadoop) {
    this.spark = spark;
    this.hadoop = hadoop;
    this.workload = workload(sparkVersion);
    this.conf = settings(spark);
    this.executors = ExecutorCount.of(conf);
  }

  static Map<String, String> settings(SparkConf spark) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Tuple2<String, String> setting : spark.getAll()) {
      settings.put(setting._1(), setting._2());
    }
    return settings;
  }

  /** A vendor's version has more behind the numbers. */
  static Workload workload(String sparkVersion) {
    Matcher numbers = VERSION.matcher(sparkVersion);
    return Workload.spark(numbers.lookingAt() ? numbers.group() : sparkVersion);
  }

  /** Reads all there is; what is wrong is among the {@link #problems}. */
  void read() {
    String plugin = EgressPlugin.class.getName();
    if (plugins(conf).stream().filter(plugin::equals).count() > 1) {
      problems.add(
          Problem.error(
                  Codes.SPEC_DUPLICATE, "the plugin " + plugin + " is named twice", "name it once")
              .at(PLUGINS, 0));
    }
    try {
      ShippedFiles files = ShippedFiles.of(conf);
      spec = text(ShippedFiles.SPEC, Optional.of(files.spec()), EgressSpec::parse);
      ResolvedHosts hosts = text(ShippedFiles.HOSTS, files.hosts(), ResolvedHosts::parse);
      shipped = hosts == null ? shipped : hosts;
      pem = text(ShippedFiles.PEM, files.pem(), DriverStart::authorities);
    } catch (InvalidEgressException e) {
      problems.addAll(e.problems());
    }
    if (spec != null) {
      spec.maxConnections().ifPresent(most -> problems.addAll(executors.problems(most)));
      configuration(spec);
    }
  }

  private void configuration(EgressSpec read) {
    Map<String, String> launched = new LinkedHashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(key -> launched.put(key, System.getProperty(key, "")));
    ConfCheck check = ConfCheck.of(read, workload.sparkVersion().orElse(""), conf, launched);
    problems.addAll(check.problems());
    if (!check.onMaxCompute()) {
      notes.add("not on MaxCompute: network keys were not checked, the description was");
    }
  }

  /** The plugins that an application names. */
  static List<String> plugins(Map<String, String> conf) {
    return Arrays.stream(conf.getOrDefault(PLUGINS, "").split(",", -1))
        .map(String::trim)
        .filter(plugin -> !plugin.isEmpty())
        .collect(toList());
  }

  private <T> @Nullable T text(String key, Optional<URI> uri, Function<String, T> parse) {
    if (!uri.isPresent()) {
      return null;
    }
    try {
      return parse.apply(ShippedText.read(uri.get(), hadoop));
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        problems.add(
            problem.at(
                key + (problem.path().isEmpty() ? "" : ", " + problem.path()), problem.line()));
      }
    } catch (IOException | RuntimeException e) {
      String kind = e instanceof IOException ? e.getClass().getSimpleName() + ": " : "";
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  shown(uri.get()) + " cannot be read: " + kind + e.getMessage(),
                  "name a file that the driver can read")
              .at(key, 0));
    }
    return null;
  }

  /** Without what could be a credential. */
  private static String shown(URI uri) {
    return "data".equals(uri.getScheme())
        ? "the data: URI"
        : (uri.getScheme() == null ? "" : uri.getScheme() + ":") + uri.getPath();
  }

  private static String authorities(String text) {
    EgressClient.builder().trustPem(text);
    return text;
  }

  /** A time of the configuration, as Spark writes them. */
  private Duration time(String key, Duration otherwise, Duration least) {
    try {
      Duration time = Duration.ofMillis(spark.getTimeAsMs(key, otherwise.toMillis() + "ms"));
      if (time.compareTo(least) >= 0) {
        return time;
      }
    } catch (RuntimeException e) {
      // Spark's own message is about its parser; what to write is said below.
      problems.add(time(key, least));
      return otherwise;
    }
    problems.add(time(key, least));
    return otherwise;
  }

  private Problem time(String key, Duration least) {
    return Problem.error(
            Codes.SPEC_VALUE,
            "\"" + conf.get(key) + "\" is no time of " + least.toMillis() + " ms or more",
            "write it as Spark does, 30s or 10min")
        .at(key, 0);
  }

  Duration refresh() {
    return time(EgressSettings.REFRESH, REFRESH, Duration.ofMillis(10));
  }

  Duration lease() {
    return time(EgressSettings.LEASE, LEASE, Duration.ofMillis(300));
  }

  /** The class that the configuration names, else the JVM's. */
  HostResolver resolver() {
    String name = conf.getOrDefault(EgressSettings.RESOLVER, "").trim();
    if (name.isEmpty()) {
      return HostResolver.SYSTEM;
    }
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader)
          .asSubclass(HostResolver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE,
                  "\"" + name + "\" cannot be made: " + e,
                  "name a public class with a public constructor without parameters that is a "
                      + HostResolver.class.getName())
              .at(EgressSettings.RESOLVER, 0));
      return HostResolver.SYSTEM;
    }
  }

  /** The description as it was read, or null. */
  @Nullable EgressSpec spec() {
    return spec;
  }

  /** The description with its services written out. */
  EgressSpec expanded(EgressSpec read) {
    return ServiceEndpoints.expand(read, workload);
  }

  /** That a share of so many connections is smaller than the number of hosts; a warning. */
  Optional<Problem> smallShare(EgressSpec read, int connections) {
    return executors.smallShare(connections, expanded(read).endpoints(workload));
  }

  ResolvedHosts shipped() {
    return shipped;
  }

  @Nullable String pem() {
    return pem;
  }

  Workload workload() {
    return workload;
  }

  int executors() {
    return executors.most().orElse(1);
  }

  /** What is wrong so far; more may be added. */
  List<Problem> problems() {
    return problems;
  }

  /** What a user should know beside the problems, a sentence each. */
  List<String> notes() {
    return notes;
  }
}
