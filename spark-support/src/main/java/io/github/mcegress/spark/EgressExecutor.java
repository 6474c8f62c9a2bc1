package io.github.mcegress.spark;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.github.mcegress.http.ConnectionLease;
import io.github.mcegress.http.EgressClient;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * An executor's part: one client for this JVM.
 *
 * <p>Its start never throws, for Spark would start executors anew for ever: what goes wrong is told
 * to the driver and thrown at first use. Thread-safe.
 */
final class EgressExecutor implements ExecutorPlugin {
  /** Whom a task finds, that has nothing to find it by but its class loader. */
  private static final AtomicReference<EgressExecutor> CURRENT = new AtomicReference<>();

  private final Consumer<String> told;
  private volatile @Nullable EgressClient client;
  private @Nullable LeaseThread thread;
  private volatile @Nullable String failure;
  private volatile @Nullable Throwable cause;

  EgressExecutor() {
    this(line -> System.err.println("mcegress: " + line));
  }

  /** With whom to tell what a user should know, a line each. */
  EgressExecutor(Consumer<String> told) {
    this.told = told;
  }

  /**
   * The client of this JVM.
   *
   * @throws IllegalStateException if the plugin does not run here, or could not start
   */
  static EgressClient currentClient() {
    EgressExecutor current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException(
          "there is no client in this JVM: it is made on executors, by spark.plugins="
              + EgressPlugin.class.getName()
              + "; call it inside of a task (mapPartitions, a UDF), not on the driver");
    }
    return current.client();
  }

  private EgressClient client() {
    EgressClient made = client;
    if (made == null) {
      throw new IllegalStateException("this executor has no client: " + failure, cause);
    }
    return made;
  }

  @Override
  public synchronized void init(PluginContext context, Map<String, String> fromDriver) {
    CURRENT.set(this);
    try {
      start(context, EgressSettings.of(fromDriver));
    } catch (RuntimeException | LinkageError e) {
      // The class says most where a class of another version is missing.
      cause = e;
      failure = e instanceof IllegalArgumentException ? e.getMessage() : e.toString();
      tell(context, failure);
    }
  }

  private void start(PluginContext context, EgressSettings settings) {
    int most = settings.connections().orElse(0);
    AtomicReference<LeaseThread> wakes = new AtomicReference<>();
    ConnectionLease lease =
        most == 0 ? null : ConnectionLease.upTo(most, () -> wakes.get().wanting());
    EgressClient.Builder builder =
        ExecutorSide.client(
            settings.spec(),
            settings.workload(),
            settings.hosts(),
            settings.pem(),
            context.executorID());
    if (lease != null) {
      builder.lease(lease);
    }
    EgressClient made = builder.build();
    LeaseThread renews = new LeaseThread(context, made, lease, settings, told);
    wakes.set(renews);
    metrics(context.metricRegistry(), renews, lease);
    renews.start();
    client = made;
    thread = renews;
  }

  private static void metrics(
      MetricRegistry registry, LeaseThread thread, @Nullable ConnectionLease lease) {
    registry.register("requests", (Gauge<Long>) () -> thread.counters().requests());
    registry.register("failures", (Gauge<Long>) () -> thread.counters().failures());
    registry.register("connections-made", (Gauge<Long>) () -> thread.counters().connections());
    registry.register("rpcs", (Gauge<Long>) () -> thread.counters().rpcs());
    if (lease != null) {
      registry.register("connections-held", (Gauge<Integer>) lease::held);
      registry.register("connections-wanted", (Gauge<Integer>) lease::wanted);
    }
  }

  private void tell(PluginContext context, String failure) {
    told.accept("executor " + context.executorID() + " has no client: " + failure);
    try {
      context.send(DriverMessage.write(DriverMessage.FAILED, context.executorID(), failure));
    } catch (IOException | RuntimeException e) {
      told.accept("the driver could not be told: " + e);
    }
  }

  @Override
  public synchronized void shutdown() {
    CURRENT.compareAndSet(this, null);
    EgressClient made = client;
    LeaseThread renews = thread;
    if (made == null || renews == null) {
      return;
    }
    client = null;
    failure = "it has ended";
    renews.stop();
    try {
      made.close();
      renews.release();
    } catch (IOException e) {
      told.accept("the client could not be closed: " + e);
    }
  }
}
