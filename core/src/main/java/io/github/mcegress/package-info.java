/** The description of what a MaxCompute job may reach, and the nouns it is made of. */
@NullMarked
package io.github.mcegress;

import org.jspecify.annotations.NullMarked;
