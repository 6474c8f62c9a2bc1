/** The description rendered for each MaxCompute surface, and read back. */
@NullMarked
package io.github.mcegress.settings;

import org.jspecify.annotations.NullMarked;
