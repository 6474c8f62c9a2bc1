package io.github.mcegress.spark;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** Somebody else's plugin. */
public final class OtherPlugin implements SparkPlugin {
  private static final AtomicInteger STARTED = new AtomicInteger();

  public OtherPlugin() {}

  /** How many parts of it were started in this JVM. */
  static int started() {
    return STARTED.get();
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext spark, PluginContext context) {
        STARTED.incrementAndGet();
        return Collections.emptyMap();
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> fromDriver) {
        STARTED.incrementAndGet();
      }
    };
  }
}
