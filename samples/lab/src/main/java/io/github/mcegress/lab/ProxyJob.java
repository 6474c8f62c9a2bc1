package io.github.mcegress.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A job whose tasks share a proxy: its sizes and times, for {@link ProxySimulation} and for real
 * processes alike.
 *
 * <p>All its times are multiples of the time of a request, so that a job of half of it is the same
 * one in half the time. Immutable.
 */
public final class ProxyJob {
  /** How often a task is begun before its job fails. */
  public static final int RUNS = 4;

  private static final int TRIES = 4;

  private final int connections;
  private final int tasks;
  private final int inFlight;
  private final int rows;
  private final int meanMillis;
  private final int tries;

  private ProxyJob(int connections, int tasks, int inFlight, int rows, int meanMillis, int tries) {
    this.connections = connections;
    this.tasks = tasks;
    this.inFlight = inFlight;
    this.rows = rows;
    this.meanMillis = meanMillis;
    this.tries = tries;
  }

  /**
   * A job of 3,200,000 rows that take a request of 200 ms each.
   *
   * @param connections the cap of the proxy
   * @param inFlight the requests that a task can have in flight
   */
  public static ProxyJob of(int connections, int tasks, int inFlight) {
    return new ProxyJob(connections, tasks, inFlight, 3_200_000, 200, TRIES);
  }

  /** With so many rows, spread evenly over the tasks. */
  public ProxyJob rows(int rows) {
    return new ProxyJob(connections, tasks, inFlight, rows, meanMillis, tries);
  }

  /**
   * With requests of so many milliseconds on average, and all other times in proportion.
   *
   * @throws IllegalArgumentException if it is not from 4 to 300
   */
  public ProxyJob meanMillis(int millis) {
    if (millis < 4 || millis > 300) {
      throw new IllegalArgumentException("a request takes " + millis + " ms; write 4 to 300");
    }
    return new ProxyJob(connections, tasks, inFlight, rows, millis, tries);
  }

  /** With tasks that never give up; their pauses stay at the longest. */
  public ProxyJob endless() {
    return new ProxyJob(connections, tasks, inFlight, rows, meanMillis, Integer.MAX_VALUE);
  }

  /** The cap of the proxy. */
  public int connections() {
    return connections;
  }

  /** How many tasks run at once. */
  public int tasks() {
    return tasks;
  }

  /** The most requests that a task can have in flight. */
  public int inFlight() {
    return inFlight;
  }

  /** The requests of the job. */
  public int rows() {
    return rows;
  }

  /** The requests of a task. */
  public int rowsOf(int task) {
    return rows / tasks + (task < rows % tasks ? 1 : 0);
  }

  /** The refusals of one row at which its task fails. */
  public int tries() {
    return tries;
  }

  /** How long a request takes: a quarter more or less by chance. */
  public int serviceMillis(SplittableRandom random) {
    return meanMillis - meanMillis / 4 + random.nextInt(meanMillis / 2 + 1);
  }

  /** When a task starts, counted from the start of the job. */
  public int startMillis(SplittableRandom random) {
    return random.nextInt(5 * meanMillis);
  }

  /** How long a row waits behind so many refusals in turn. */
  public int pauseMillis(int refusals, SplittableRandom random) {
    return 1 + random.nextInt(longestPause(refusals));
  }

  private int longestPause(int refusals) {
    return 5 * meanMillis << Math.min(2, refusals - 1);
  }

  /** How long after its failure a task is begun again. */
  public int restartMillis() {
    return 50 * meanMillis;
  }

  /** Answers a second where so many connections are always in use. */
  public double perSecond(long connections) {
    return connections * 1000.0 / meanMillis;
  }

  /** What the simulation assumes of it, a line for each. */
  public List<String> assumptions() {
    return Arrays.asList(
        String.format(
            "a request holds one connection of the proxy from its start to its answer, %d to %d ms",
            meanMillis - meanMillis / 4, meanMillis - meanMillis / 4 + meanMillis / 2),
        "a connection above the limit is refused at once; a refusal takes nothing from the others",
        "who ends a request may use the same connection for its next row before anybody else",
        String.format(
            "a refused request is tried again after a random time up to %s s, %s s, %s s,"
                + " then its task fails",
            seconds(longestPause(1)), seconds(longestPause(2)), seconds(longestPause(3))),
        String.format(
            "a failed task begins again %s s later from its first row, three times; then the job"
                + " fails",
            seconds(restartMillis())),
        "a failed task lets go of its connections at once",
        String.format(
            Locale.ROOT,
            "a job has %,d rows, spread evenly; tasks start within %s s, all of them at once",
            rows,
            seconds(5 * meanMillis)),
        "hints are obeyed: the tasks are as many as the plan says, but where the row says otherwise",
        "a failed job has no goodput, since nothing of it is written");
  }

  private static String seconds(int millis) {
    return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
  }
}
