/**
 * The fault laboratory: everything that goes wrong between a task and its service, produced for
 * real on loopback, in several variants that differ in mechanism.
 */
package io.github.mcegress.lab.faults;
