package io.github.mcegress.spark;

import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.resource.ResourceInformation;

/** Spark's side of an executor's plugin: messages go to whom the test names, and are kept. */
final class FakePluginContext implements PluginContext {
  /** Who answers. */
  interface Answers {
    Object answer(String message) throws Exception;
  }

  private final String executor;
  private final Answers answers;
  private final MetricRegistry metrics = new MetricRegistry();
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  private final List<String> threads = Collections.synchronizedList(new ArrayList<>());

  FakePluginContext(String executor, Answers answers) {
    this.executor = executor;
    this.answers = answers;
  }

  /** All messages so far, sent or asked. */
  List<String> messages() {
    synchronized (messages) {
      return new ArrayList<>(messages);
    }
  }

  /** The names of the threads that sent or asked. */
  List<String> threads() {
    synchronized (threads) {
      return new ArrayList<>(threads);
    }
  }

  @Override
  public MetricRegistry metricRegistry() {
    return metrics;
  }

  @Override
  public SparkConf conf() {
    return new SparkConf(false);
  }

  @Override
  public String executorID() {
    return executor;
  }

  @Override
  public String hostname() {
    return "127.0.0.1";
  }

  @Override
  public Map<String, ResourceInformation> resources() {
    return Collections.emptyMap();
  }

  @Override
  public void send(Object message) {
    try {
      ask(message);
    } catch (Exception e) {
      throw new AssertionError("the driver must not throw", e);
    }
  }

  @Override
  public Object ask(Object message) throws Exception {
    messages.add((String) message);
    threads.add(Thread.currentThread().getName());
    return answers.answer((String) message);
  }
}
