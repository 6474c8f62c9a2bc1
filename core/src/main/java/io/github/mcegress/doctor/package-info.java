/**
 * Staged diagnosis of one target from where the code runs: which stage, which cause, what to do.
 */
@NullMarked
package io.github.mcegress.doctor;

import org.jspecify.annotations.NullMarked;
