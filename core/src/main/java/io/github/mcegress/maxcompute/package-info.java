/** Submitting jobs and shipping resources through odps-sdk-core. */
@NullMarked
package io.github.mcegress.maxcompute;

import org.jspecify.annotations.NullMarked;
