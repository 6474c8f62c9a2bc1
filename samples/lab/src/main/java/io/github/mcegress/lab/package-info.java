/**
 * The lab: real servers on loopback, and Alibaba's official local UDF runner in a JVM of its own.
 */
package io.github.mcegress.lab;
