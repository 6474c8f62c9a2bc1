/** Addresses resolved once, before the job, and shipped with it. */
@NullMarked
package io.github.mcegress.dns;

import org.jspecify.annotations.NullMarked;
