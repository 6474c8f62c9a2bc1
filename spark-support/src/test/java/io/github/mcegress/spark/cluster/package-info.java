/**
 * Real Spark on loopback: master, workers, executors and drivers, each in a JVM of its own.
 *
 * <p>A test starts a {@link io.github.mcegress.spark.cluster.SparkCluster} and submits main classes
 * of the test tree to it.
 */
package io.github.mcegress.spark.cluster;
