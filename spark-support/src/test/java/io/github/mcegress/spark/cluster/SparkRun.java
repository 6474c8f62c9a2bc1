package io.github.mcegress.spark.cluster;

/** What a job has left. Immutable. */
public final class SparkRun {
  private final int status;
  private final String output;
  private final String log;

  SparkRun(int status, String output, String log) {
    this.status = status;
    this.output = output;
    this.log = log;
  }

  /** The driver's exit status, 0 for success. */
  public int status() {
    return status;
  }

  /** What the driver printed on standard output. */
  public String output() {
    return output;
  }

  /** What the driver printed on standard error, Spark's log included. */
  public String log() {
    return log;
  }

  /** The output of a job that must have succeeded. */
  public String success() {
    if (status != 0) {
      throw new AssertionError("the job ended with " + status + ":\n" + output + log);
    }
    return output;
  }
}
