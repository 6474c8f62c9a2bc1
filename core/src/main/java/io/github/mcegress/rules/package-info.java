/** The service's rules, checked before a job is submitted. */
@NullMarked
package io.github.mcegress.rules;

import org.jspecify.annotations.NullMarked;
