package io.github.mcegress.bench;

import io.github.mcegress.lab.ProxyJob;
import io.github.mcegress.lab.TaskLimit;
import java.io.Closeable;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * One run of a task of a {@link ProxyJob}, with real requests: threads send the job's rows until
 * all are answered, or one was refused too often. Thread-safe.
 */
final class CapacityTask {
  /** What a row is sent by. Used by many threads. */
  interface Client extends Closeable {
    /** One request; an exception is a refusal. */
    void call() throws IOException;
  }

  private final ProxyJob job;
  private final TaskLimit limit;
  private final Client client;
  private final Thread[] threads;
  private double allowed;
  private int begun;
  private int active;
  private int answered;
  private boolean ended;

  CapacityTask(ProxyJob job, TaskLimit limit, Client client, SplittableRandom random) {
    this.job = job;
    this.limit = limit;
    this.client = client;
    this.allowed = limit.start();
    threads = new Thread[Math.min(limit.most(), job.inFlight())];
    for (int i = 0; i < threads.length; i++) {
      SplittableRandom own = random.split();
      threads[i] = new Thread(() -> work(own), "capacity-task");
    }
  }

  /** Runs until its last thread has ended. */
  void run() throws IOException, InterruptedException {
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    client.close();
  }

  /** So many rows: all, unless it was stopped, by itself or by others. */
  synchronized int answered() {
    return answered;
  }

  /** Ends it at once, with its connections. */
  void stop() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    for (Thread thread : threads) {
      thread.interrupt();
    }
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException("the client of a task cannot be closed", e);
    }
  }

  private void work(SplittableRandom random) {
    try {
      while (begin()) {
        int refusals = 0;
        while (!isAnswered()) {
          refusals++;
          if (refusals == job.tries()) {
            stop();
            return;
          }
          Thread.sleep(job.pauseMillis(refusals, random));
        }
      }
    } catch (InterruptedException e) {
      // The task was stopped.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean begin() throws InterruptedException {
    while (!ended && begun < job.rows() && active >= (int) allowed) {
      wait();
    }
    if (ended || begun == job.rows()) {
      return false;
    }
    begun++;
    active++;
    return true;
  }

  private boolean isAnswered() throws InterruptedException {
    boolean good;
    try {
      client.call();
      good = true;
    } catch (IOException | IllegalStateException e) {
      // Refused; or closed, which whoever stops the task has done.
      good = false;
    }
    return counted(good);
  }

  private synchronized boolean counted(boolean good) throws InterruptedException {
    if (ended) {
      throw new InterruptedException("the task has ended");
    }
    if (!good) {
      allowed = limit.afterRefusal(allowed);
      return false;
    }
    answered++;
    allowed = limit.afterAnswer(allowed, active);
    active--;
    notifyAll();
    return true;
  }
}
