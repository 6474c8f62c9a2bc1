package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.reflect.ClassTag$;

/**
 * What Spark code calls: the client of the executor that a task runs on, a SQL function, and the
 * settings of {@link EgressPlugin} from code. Thread-safe, without state.
 *
 * <pre>
 * rows.mapPartitions(urls -&gt; {
 *   EgressClient client = SparkEgress.client();
 *   ...
 * });
 * </pre>
 */
public final class SparkEgress {
  private SparkEgress() {}

  /**
   * The client of this executor's JVM, which all its tasks share; {@link EgressPlugin} makes and
   * closes it. To be called inside of a task, never captured by one.
   *
   * @throws IllegalStateException where the plugin does not run, or could not start: with the
   *     reason
   */
  public static EgressClient client() {
    return EgressExecutor.currentClient();
  }

  /**
   * Adds the plugin to those that are configured, and the description; to be called before the
   * context starts.
   *
   * @return the same configuration
   */
  public static SparkConf configure(SparkConf conf, EgressSpec spec) {
    String plugin = EgressPlugin.class.getName();
    List<String> plugins = new ArrayList<>(DriverStart.plugins(DriverStart.settings(conf)));
    if (!plugins.contains(plugin)) {
      plugins.add(plugin);
    }
    return conf.set(DriverStart.PLUGINS, String.join(",", plugins))
        .set(ShippedFiles.SPEC, ShippedText.toUri(spec.toText()));
  }

  /**
   * As {@link #configure(SparkConf, EgressSpec)}, with addresses for hosts that do not resolve at
   * the driver.
   *
   * @return the same configuration
   */
  public static SparkConf configure(SparkConf conf, EgressSpec spec, ResolvedHosts hosts) {
    return configure(conf, spec).set(ShippedFiles.HOSTS, ShippedText.toUri(hosts.toString()));
  }

  /**
   * The description and the addresses of its hosts as a broadcast, without the plugin; see {@link
   * SharedEgress} for what that cannot promise. The hosts are resolved now, on the driver.
   *
   * @param spark from Java {@code JavaSparkContext.sc()}
   * @throws InvalidEgressException if a host does not resolve, or the description's {@code
   *     max-connections} cannot be divided among the configured executors
   */
  public static Broadcast<SharedEgress> broadcast(SparkContext spark, EgressSpec spec) {
    return broadcast(spark, spec, ResolvedHosts.parse(""), "");
  }

  /**
   * As {@link #broadcast(SparkContext, EgressSpec)}.
   *
   * @param shipped serves hosts that do not resolve
   * @param caCertificates as PEM text, trusted beside the runtime's own, or empty
   * @throws InvalidEgressException as there
   * @throws IllegalArgumentException if the text holds no CA certificate, or a private key
   */
  public static Broadcast<SharedEgress> broadcast(
      SparkContext spark, EgressSpec spec, ResolvedHosts shipped, String caCertificates) {
    return broadcast(spark, spec, shipped, caCertificates, HostResolver.SYSTEM);
  }

  static Broadcast<SharedEgress> broadcast(
      SparkContext spark,
      EgressSpec spec,
      ResolvedHosts shipped,
      String caCertificates,
      HostResolver resolver) {
    if (!caCertificates.isEmpty()) {
      EgressClient.builder().trustPem(caCertificates);
    }
    Workload workload = DriverStart.workload(spark.version());
    int connections = 0;
    if (spec.maxConnections().isPresent()) {
      int all = spec.maxConnections().getAsInt();
      ExecutorCount executors = ExecutorCount.of(DriverStart.settings(spark.getConf()));
      InvalidEgressException.throwOnErrors(executors.problems(all));
      connections = all / executors.most().orElse(1);
      executors
          .smallShare(all, ServiceEndpoints.expand(spec, workload).endpoints(workload))
          .ifPresent(warning -> System.err.println("mcegress: " + warning));
    }
    SharedEgress shared =
        new SharedEgress(
            ServiceEndpoints.expand(spec, workload),
            workload,
            new LookupRound(spec, workload, resolver, shipped).resolve(),
            caCertificates,
            connections);
    return spark.broadcast(shared, ClassTag$.MODULE$.apply(SharedEgress.class));
  }

  /** What to register with Kryo where {@code spark.kryo.registrationRequired} is true. */
  public static Class<?>[] kryoClasses() {
    return new Class<?>[] {SharedEgress.class};
  }

  /**
   * Registers the SQL function {@code egress_fetch(url) -> STRING}: the text behind a URL; NULL
   * gives NULL; a failure fails the task. Every row is asked for.
   */
  public static void registerFunctions(SparkSession session) {
    session
        .udf()
        .register(
            "egress_fetch",
            // What a server answers may change: Spark must not ask twice for one row.
            functions.udf(new EgressFetch(), DataTypes.StringType).asNondeterministic());
  }
}
