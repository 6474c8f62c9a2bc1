package io.github.mcegress.bench;

/** How many requests a task of the simulation has in flight. Immutable. */
final class TaskLimit {
  static final TaskLimit UNLIMITED = fixed(Integer.MAX_VALUE);

  /** As the adaptive limiters in use begin: 20, one more after an answer, a tenth less refused. */
  static final TaskLimit AIMD_FROM_20 = new TaskLimit(20, 20, 200);

  final int start;
  final int floor;
  final int most;

  private TaskLimit(int start, int floor, int most) {
    this.start = start;
    this.floor = floor;
    this.most = most;
  }

  static TaskLimit fixed(int requests) {
    return new TaskLimit(requests, requests, requests);
  }

  double afterRefusal(double limit) {
    return Math.max(floor, limit * 0.9);
  }

  /** It grows only where it is used at least half, as those limiters do. */
  double afterAnswer(double limit, int inFlight) {
    return inFlight * 2L >= limit && limit < most ? Math.min(most, limit + 1) : limit;
  }
}
