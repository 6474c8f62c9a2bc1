/** What Spark on MaxCompute needs to reach the outside. */
@NullMarked
package io.github.mcegress.spark;

import org.jspecify.annotations.NullMarked;
