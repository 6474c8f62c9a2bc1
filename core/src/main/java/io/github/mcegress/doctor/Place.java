package io.github.mcegress.doctor;

/** Where the doctor runs: it decides which causes are possible there, and their rank. */
public enum Place {
  /** A laptop or gateway: no access list, network link or proxy of MaxCompute is in the way. */
  LAPTOP,
  /** A UDF behind the Java sandbox. */
  UDF_SANDBOX,
  /** A UDF with the sandbox lifted, as isolation mode does. */
  UDF_OPEN,
  /** The driver of Spark on MaxCompute. */
  SPARK_DRIVER,
  /** An executor of Spark on MaxCompute. */
  SPARK_EXECUTOR;

  /** Whether what leaves the process passes through MaxCompute's network, its lists and proxy. */
  public boolean isInsideMaxCompute() {
    return this != LAPTOP;
  }

  /** Whether it is a part of a Spark application. */
  public boolean isSpark() {
    return this == SPARK_DRIVER || this == SPARK_EXECUTOR;
  }
}
