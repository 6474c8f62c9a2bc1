package io.github.mcegress.lab;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One job at a proxy with few connections, as a discrete-event simulation in steps of 1 ms.
 *
 * <p>Exact for its seed: no wall-clock, no thread. What it assumes {@link ProxyJob#assumptions}
 * says. Not thread-safe.
 */
public final class ProxySimulation {
  /** Longer than any delay, so that a place of the wheel holds events of one time only. */
  private static final int WHEEL = 1 << 14;

  /** Pauses grow no longer after so many refusals; tries may be more than a byte can count. */
  private static final int LONGEST_PAUSE = 4;

  private static final int NONE = -1;

  private final ProxyJob job;
  private final int tasks;
  private final TaskLimit limit;
  private final SplittableRandom random;

  /** A slot is one request at a time of a task; those of a task are neighbours. */
  private final int width;

  private final int[] next;
  private final byte[] refusedInTurn;
  private final boolean[] serving;
  private final boolean[] cut;
  private final int[] attempts = new int[WHEEL];
  private final int[] ends = new int[WHEEL];
  private final int[] starts = new int[WHEEL];
  private final int[] nextTask;
  private final int[] begun;
  private final int[] done;
  private final byte[] runs;
  private final boolean[] alive;
  private final double[] allowed;
  private final int[] active;
  private int unfinished;
  private int inUse;
  private long refused;
  private long answered;
  private int taskFailures;
  private boolean failed;
  private int millis;

  /** A job whose tasks all keep to that limit. */
  public ProxySimulation(ProxyJob job, TaskLimit limit, long seed) {
    this.job = job;
    this.tasks = job.tasks();
    this.limit = limit;
    this.random = new SplittableRandom(seed);
    width = Math.min(limit.most(), job.inFlight());
    next = new int[tasks * width];
    refusedInTurn = new byte[tasks * width];
    serving = new boolean[tasks * width];
    cut = new boolean[tasks * width];
    nextTask = new int[tasks];
    begun = new int[tasks];
    done = new int[tasks];
    runs = new byte[tasks];
    alive = new boolean[tasks];
    allowed = new double[tasks];
    active = new int[tasks];
    unfinished = tasks;
    Arrays.fill(attempts, NONE);
    Arrays.fill(ends, NONE);
    Arrays.fill(starts, NONE);
  }

  /** Runs the job to its end, by success or failure. */
  public ProxySimulation run() {
    for (int task = 0; task < tasks; task++) {
      push(starts, nextTask, job.startMillis(random), task);
    }
    while (unfinished > 0 && !failed) {
      int place = millis % WHEEL;
      // Who ends a request comes behind those that start: the last one asks first, see begin.
      for (int task = take(starts, place); task != NONE; ) {
        int following = nextTask[task];
        start(task);
        task = following;
      }
      for (int slot = take(ends, place); slot != NONE; ) {
        int following = next[slot];
        end(slot);
        slot = following;
      }
      for (int slot = take(attempts, place); slot != NONE; ) {
        int following = next[slot];
        attempt(slot);
        slot = following;
      }
      millis++;
    }
    return this;
  }

  /** Answers a second of a job that ended well; 0 of one that failed. */
  public double goodput() {
    return failed ? 0 : 1000.0 * job.rows() / millis;
  }

  /** Connections that were refused. */
  public long refused() {
    return refused;
  }

  /** Requests that were answered, those of failed tasks and jobs included. */
  public long answered() {
    return answered;
  }

  /** How often a task failed. */
  public int taskFailures() {
    return taskFailures;
  }

  /** Whether the job failed. */
  public boolean failed() {
    return failed;
  }

  /** How long it took to its end. */
  public int millis() {
    return millis;
  }

  private static void push(int[] wheel, int[] links, int time, int item) {
    links[item] = wheel[time % WHEEL];
    wheel[time % WHEEL] = item;
  }

  private static int take(int[] wheel, int place) {
    int first = wheel[place];
    wheel[place] = NONE;
    return first;
  }

  private void start(int task) {
    alive[task] = true;
    begun[task] = 0;
    done[task] = 0;
    active[task] = 0;
    allowed[task] = limit.start();
    fill(task);
  }

  /** Lets slots of a task begin rows, as many as its limit allows. */
  private void fill(int task) {
    int last = (task + 1) * width;
    for (int slot = task * width; slot < last && active[task] < (int) allowed[task]; slot++) {
      if (begun[task] == job.rowsOf(task)) {
        return;
      }
      if (refusedInTurn[slot] == 0 && !serving[slot]) {
        begin(task, slot);
      }
    }
  }

  /** From here to its answer the slot counts as busy: 1 is no refusal yet. */
  private void begin(int task, int slot) {
    begun[task]++;
    active[task]++;
    refusedInTurn[slot] = 1;
    push(attempts, next, millis, slot);
  }

  private void attempt(int slot) {
    int task = slot / width;
    if (!alive[task]) {
      refusedInTurn[slot] = 0;
      return;
    }
    if (inUse < job.connections()) {
      inUse++;
      serving[slot] = true;
      push(ends, next, millis + job.serviceMillis(random), slot);
      return;
    }
    refused++;
    allowed[task] = limit.afterRefusal(allowed[task]);
    if (refusedInTurn[slot] == job.tries()) {
      refusedInTurn[slot] = 0;
      fail(task);
      return;
    }
    push(attempts, next, millis + job.pauseMillis(refusedInTurn[slot], random), slot);
    refusedInTurn[slot] = (byte) Math.min(LONGEST_PAUSE, refusedInTurn[slot] + 1);
  }

  private void fail(int task) {
    alive[task] = false;
    taskFailures++;
    runs[task]++;
    for (int slot = task * width; slot < (task + 1) * width; slot++) {
      if (serving[slot]) {
        serving[slot] = false;
        cut[slot] = true;
        inUse--;
      }
    }
    if (runs[task] == ProxyJob.RUNS) {
      failed = true;
    } else {
      push(starts, nextTask, millis + job.restartMillis(), task);
    }
  }

  private void end(int slot) {
    if (cut[slot]) {
      cut[slot] = false;
      refusedInTurn[slot] = 0;
      return;
    }
    int task = slot / width;
    inUse--;
    answered++;
    serving[slot] = false;
    refusedInTurn[slot] = 0;
    done[task]++;
    allowed[task] = limit.afterAnswer(allowed[task], active[task]);
    active[task]--;
    if (done[task] == job.rowsOf(task)) {
      alive[task] = false;
      unfinished--;
      return;
    }
    if (active[task] < (int) allowed[task] && begun[task] < job.rowsOf(task)) {
      begin(task, slot);
    }
    if (active[task] < (int) allowed[task] && begun[task] < job.rowsOf(task)) {
      fill(task);
    }
  }
}
