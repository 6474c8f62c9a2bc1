/** Sharing the proxy's connections: a project's among its jobs, a job's among its tasks. */
@NullMarked
package io.github.mcegress.capacity;

import org.jspecify.annotations.NullMarked;
