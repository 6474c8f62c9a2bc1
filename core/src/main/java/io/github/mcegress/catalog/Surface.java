package io.github.mcegress.catalog;

/** Where a setting is written. */
public enum Surface {
  /** A hint of a SQL job: a SET statement, or an entry of the job's settings. */
  SQL,
  /** A property of a MapReduce job, JobConf. */
  MAPREDUCE,
  /** A Spark property: spark-defaults.conf, --conf or a DataWorks node, never SparkConf in code. */
  SPARK,
  /** A property of an external table or its SERDE. */
  TABLE,
  /** A property of a project, set by its administrator. */
  PROJECT,
  /** A property of an odps-jdbc connection. */
  JDBC,
  /** An option or argument of PyODPS. */
  PYODPS,
  /** An option or argument of MaxFrame. */
  MAXFRAME
}
