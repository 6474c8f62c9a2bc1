package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.capacity.TaskShare;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.lab.TaskLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The ways in which the tasks of a job share a proxy. */
enum CapacitySender {
  UNLIMITED("unlimited", TaskLimit.UNLIMITED),
  FIXED_20("fixed 20", TaskLimit.fixed(20)),
  AIMD_20("AIMD, floor 20", TaskLimit.AIMD_FROM_20),
  NOT_OBEYED("mcegress, hint not obeyed", null),
  OURS("mcegress", null);

  final String who;
  private final TaskLimit limit;

  CapacitySender(String who, TaskLimit limit) {
    this.who = who;
    this.limit = limit;
  }

  /** Those that differ: a hint that asks for nothing cannot be disobeyed. */
  static List<CapacitySender> of(int connections, int declared) {
    List<CapacitySender> senders = new ArrayList<>(Arrays.asList(values()));
    if (OURS.tasks(connections, declared) == declared) {
      senders.remove(NOT_OBEYED);
    }
    return senders;
  }

  private static TaskShare share(int connections, int declared) {
    return TaskShare.of(
        EgressSpec.builder().maxConnections(connections).maxTasks(declared).build());
  }

  /** How many tasks run of those that were declared. */
  int tasks(int connections, int declared) {
    return this == OURS ? share(connections, declared).tasks().getAsInt() : declared;
  }

  /** What a task of the simulation keeps to. */
  TaskLimit simulated(int connections, int declared) {
    return limit == null
        ? TaskLimit.fixed(share(connections, declared).connections().getAsInt())
        : limit;
  }

  /** What a real task keeps to: ours is limited by its client, not by whoever calls it. */
  TaskLimit real() {
    return limit == null ? TaskLimit.UNLIMITED : limit;
  }

  /**
   * A client: ours as the shipped description says, or an OkHttp that keeps all its connections and
   * tries nothing again by itself.
   */
  CapacityTask.Client client(String url, String description) {
    return limit == null ? ours(url, description) : okHttp(url);
  }

  private static CapacityTask.Client ours(String url, String description) {
    EgressClient client =
        EgressClient.builder().spec(EgressSpec.parse(description)).reportAtClose(false).build();
    return new CapacityTask.Client() {
      @Override
      public void call() throws IOException {
        client.get(url);
      }

      @Override
      public void close() throws IOException {
        client.close();
      }
    };
  }

  private static CapacityTask.Client okHttp(String url) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(Integer.MAX_VALUE, 1, TimeUnit.MINUTES))
            .build();
    Request request = new Request.Builder().url(url).build();
    return new CapacityTask.Client() {
      @Override
      public void call() throws IOException {
        try (Response response = client.newCall(request).execute()) {
          if (response.body().bytes().length == 0) {
            throw new IOException("an empty answer");
          }
        }
      }

      @Override
      public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
      }
    };
  }
}
