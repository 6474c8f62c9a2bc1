package io.github.mcegress.lab;

/** How many requests a task of a {@link ProxyJob} has in flight. Immutable. */
public final class TaskLimit {
  /** None. */
  public static final TaskLimit UNLIMITED = fixed(Integer.MAX_VALUE);

  /** As the adaptive limiters in use begin: 20, one more after an answer, a tenth less refused. */
  public static final TaskLimit AIMD_FROM_20 = new TaskLimit(20, 20, 200);

  private final int start;
  private final int floor;
  private final int most;

  private TaskLimit(int start, int floor, int most) {
    this.start = start;
    this.floor = floor;
    this.most = most;
  }

  /** Always so many. */
  public static TaskLimit fixed(int requests) {
    return new TaskLimit(requests, requests, requests);
  }

  /** With what it begins. */
  public int start() {
    return start;
  }

  /** The most that it ever allows. */
  public int most() {
    return most;
  }

  /** Behind a refusal. */
  public double afterRefusal(double limit) {
    return Math.max(floor, limit * 0.9);
  }

  /** It grows only where it is used at least half, as those limiters do. */
  public double afterAnswer(double limit, int inFlight) {
    return inFlight * 2L >= limit && limit < most ? Math.min(most, limit + 1) : limit;
  }
}
