/**
 * One runnable job for each way to use the library on Spark. Each is submitted by spark-submit,
 * with the settings of the page {@code spark-support/docs/spark.md}.
 */
package io.github.mcegress.samples.spark;
