package io.github.mcegress.capacity;

import io.github.mcegress.Codes;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project's connections divided among its jobs, the upper one of two tiers; {@link TaskShare} is
 * the lower one.
 *
 * <p>A job has a share in percent; a minimum, which is kept for it while it does not run, so that
 * it can start at any time; and may borrow, while others do not run, what is not kept for them. A
 * running job keeps what it got, for its tasks cannot be told to give connections back: a job whose
 * share is lent starts with less, never with less than its minimum. As long as every job asks here
 * before it starts, all together never hold more than the project has.
 *
 * <p>Source: MaxCompute: Serverless Big Data Service with High Reliability (two-tier quota groups).
 * Immutable.
 */
public final class ProjectShares {
  private final int connections;
  private final Map<String, JobShare> jobs = new LinkedHashMap<>();

  ProjectShares(Builder builder) {
    connections = builder.connections;
    List<Problem> problems = new ArrayList<>();
    if (connections < 1) {
      value(problems, "the project has " + connections + " connections", "write 1 or more");
    }
    if (builder.jobs.isEmpty()) {
      value(problems, "there is no job", "add one");
    }
    long percent = 0;
    for (JobShare job : builder.jobs) {
      job.check(connections, problems);
      percent += Math.max(0, job.percent);
      if (jobs.put(job.name, job) != null) {
        problems.add(
            Problem.error(
                Codes.SPEC_DUPLICATE,
                "job " + Quoted.of(job.name) + " stands twice",
                "add it once"));
      }
    }
    if (percent > 100) {
      misfit(problems, "the shares are " + percent + " % together", "lower them to 100 % together");
    }
    if (connections >= 1 && builder.jobs.size() > connections) {
      misfit(
          problems,
          builder.jobs.size() + " jobs are more than " + connections + " connections",
          "let at most " + connections + " jobs share them");
    }
    InvalidEgressException.throwOnErrors(problems);
  }

  /** A builder without jobs. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What a job gets that starts now: what is free, less the minimum of every other job that does
   * not run; no more than its share unless it may borrow.
   *
   * @param held what each running job got at its start
   * @throws InvalidEgressException if the job is unknown or runs, or the running ones are unknown,
   *     hold less than 1, or leave less than is kept
   */
  public JobGrant start(String job, Map<String, Integer> held) {
    List<Problem> problems = new ArrayList<>();
    JobShare asks = known(job, problems);
    if (held.containsKey(job)) {
      misfit(problems, "job " + Quoted.of(job) + " runs already", "start it when it has ended");
    }
    long taken = 0;
    for (Map.Entry<String, Integer> running : held.entrySet()) {
      known(running.getKey(), problems);
      if (running.getValue() < 1) {
        value(
            problems,
            "job " + Quoted.of(running.getKey()) + " holds " + running.getValue(),
            "write what it got, 1 or more");
      }
      taken += Math.max(0, running.getValue());
    }
    long kept = 0;
    for (JobShare other : jobs.values()) {
      kept += other == asks || held.containsKey(other.name) ? 0 : other.minimum;
    }
    long free = connections - taken - kept;
    if (asks != null && free < asks.minimum) {
      misfit(
          problems,
          "running jobs hold "
              + taken
              + ", "
              + kept
              + " are kept: "
              + free
              + " of "
              + connections
              + " are left",
          "wait for a running job, or let each hold what it got here");
    }
    InvalidEgressException.throwOnErrors(problems);
    int share = asks.of(connections);
    int granted = (int) (asks.borrows ? free : Math.min(share, free));
    return new JobGrant(
        granted,
        job
            + ": "
            + connections
            + " connections - "
            + taken
            + " held - "
            + kept
            + " kept = "
            + free
            + " free; share "
            + asks.arithmetic(connections)
            + (granted > share ? ", " + (granted - share) + " borrowed" : "")
            + "; gets "
            + granted);
  }

  private JobShare known(String job, List<Problem> problems) {
    JobShare known = jobs.get(job);
    if (known == null) {
      value(
          problems,
          Quoted.of(job) + " is no job of this project",
          "write one of " + String.join(", ", jobs.keySet()));
    }
    return known;
  }

  private static void value(List<Problem> problems, String message, String remedy) {
    problems.add(Problem.error(Codes.SPEC_VALUE, message, remedy));
  }

  private static void misfit(List<Problem> problems, String message, String remedy) {
    problems.add(Problem.error(Codes.RULE_CAPACITY, message, remedy));
  }

  /** The shares with their arithmetic, a line for each job and one for what no share names. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    int rest = connections;
    for (JobShare job : jobs.values()) {
      rest -= job.of(connections);
      text.append(job.name)
          .append(": ")
          .append(job.arithmetic(connections))
          .append(", ")
          .append(job.minimum)
          .append(" of them kept while it does not run")
          .append(job.borrows ? ", may borrow\n" : "\n");
    }
    return text.append("no share: ")
        .append(rest)
        .append(", for those that may borrow\n")
        .toString();
  }

  /** Collects a project's jobs. Not thread-safe. */
  public static final class Builder {
    int connections;
    final List<JobShare> jobs = new ArrayList<>();

    Builder() {}

    /** What the whole project may hold at the proxy, 1 or more; required. */
    public Builder connections(int connections) {
      this.connections = connections;
      return this;
    }

    /**
     * Adds a job that gets its share and no more.
     *
     * @param percent its share, 1 to 100, all jobs together at most 100
     * @param minimum what of its share is never lent, 1 or more
     */
    public Builder job(String name, int percent, int minimum) {
      jobs.add(new JobShare(name, percent, minimum, false));
      return this;
    }

    /** Adds a job that may borrow; otherwise as {@link #job}. */
    public Builder borrowingJob(String name, int percent, int minimum) {
      jobs.add(new JobShare(name, percent, minimum, true));
      return this;
    }

    /**
     * The shares.
     *
     * @throws InvalidEgressException with all that does not fit together
     */
    public ProjectShares build() {
      return new ProjectShares(this);
    }
  }
}
