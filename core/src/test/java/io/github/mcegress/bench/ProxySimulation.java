package io.github.mcegress.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One job at a proxy with few connections, as a discrete-event simulation in steps of 1 ms.
 *
 * <p>Exact for its seed: no wall-clock, no thread. Its assumptions are {@link #ASSUMPTIONS}.
 */
final class ProxySimulation {
  static final String[] ASSUMPTIONS = {
    "a request holds one connection of the proxy from its start to its answer, 150 to 250 ms",
    "a connection above the limit is refused at once; a refusal takes nothing from the others",
    "who ends a request may use the same connection for its next row before anybody else",
    "a refused request is tried again after a random time up to 1 s, 2 s, 4 s, then its task fails",
    "a failed task begins again 10 s later from its first row, three times; then the job fails",
    "a job has 3,200,000 rows, spread evenly; tasks start within one second, all of them at once",
    "hints are obeyed: the tasks are as many as the plan says, but where the row says otherwise",
    "a failed job has no goodput, since nothing of it is written",
  };

  static final int ROWS = 3_200_000;
  static final int MEAN_MILLIS = 200;

  static final int TRIES = 4;

  /** For clients that never give up; their waits stay at 4 s. */
  static final int ENDLESS = Integer.MAX_VALUE;

  private static final int RUNS = 4;
  private static final int RESTART_MILLIS = 10_000;

  /** Longer than any delay, so that a place of the wheel holds events of one time only. */
  private static final int WHEEL = 1 << 14;

  private static final int NONE = -1;

  private final int connections;
  private final int tasks;
  private final TaskLimit limit;
  private final int tries;
  private final SplittableRandom random;

  /** A slot is one request at a time of a task; those of a task are neighbours. */
  private final int width;

  private final int[] next;
  private final byte[] refusedInTurn;
  private final boolean[] serving;
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
  long refused;
  long answered;
  int taskFailures;
  boolean failed;
  int millis;

  ProxySimulation(int connections, int tasks, TaskLimit limit, int inFlight, int tries, long seed) {
    this.connections = connections;
    this.tasks = tasks;
    this.limit = limit;
    this.tries = tries;
    this.random = new SplittableRandom(seed);
    width = Math.min(limit.most, inFlight);
    next = new int[tasks * width];
    refusedInTurn = new byte[tasks * width];
    serving = new boolean[tasks * width];
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
  ProxySimulation run() {
    for (int task = 0; task < tasks; task++) {
      push(starts, nextTask, random.nextInt(1000), task);
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
  double goodput() {
    return failed ? 0 : 1000.0 * ROWS / millis;
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

  private int rowsOf(int task) {
    return ROWS / tasks + (task < ROWS % tasks ? 1 : 0);
  }

  private void start(int task) {
    alive[task] = true;
    begun[task] = 0;
    done[task] = 0;
    active[task] = 0;
    allowed[task] = limit.start;
    fill(task);
  }

  /** Lets slots of a task begin rows, as many as its limit allows. */
  private void fill(int task) {
    int last = (task + 1) * width;
    for (int slot = task * width; slot < last && active[task] < (int) allowed[task]; slot++) {
      if (begun[task] == rowsOf(task)) {
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
    if (inUse < connections) {
      inUse++;
      serving[slot] = true;
      push(ends, next, millis + MEAN_MILLIS - 50 + random.nextInt(101), slot);
      return;
    }
    refused++;
    allowed[task] = limit.afterRefusal(allowed[task]);
    if (refusedInTurn[slot] == tries) {
      refusedInTurn[slot] = 0;
      fail(task);
      return;
    }
    int longest = 1000 << Math.min(2, refusedInTurn[slot] - 1);
    push(attempts, next, millis + 1 + random.nextInt(longest), slot);
    refusedInTurn[slot] = (byte) Math.min(TRIES, refusedInTurn[slot] + 1);
  }

  private void fail(int task) {
    alive[task] = false;
    taskFailures++;
    runs[task]++;
    if (runs[task] == RUNS) {
      failed = true;
    } else {
      push(starts, nextTask, millis + RESTART_MILLIS, task);
    }
  }

  private void end(int slot) {
    int task = slot / width;
    inUse--;
    answered++;
    serving[slot] = false;
    refusedInTurn[slot] = 0;
    if (!alive[task]) {
      return;
    }
    done[task]++;
    allowed[task] = limit.afterAnswer(allowed[task], active[task]);
    active[task]--;
    if (done[task] == rowsOf(task)) {
      alive[task] = false;
      unfinished--;
      return;
    }
    if (active[task] < (int) allowed[task] && begun[task] < rowsOf(task)) {
      begin(task, slot);
    }
    if (active[task] < (int) allowed[task] && begun[task] < rowsOf(task)) {
      fill(task);
    }
  }
}
