/** The client: HTTPS by address, verified by name, within the description. */
@NullMarked
package io.github.mcegress.http;

import org.jspecify.annotations.NullMarked;
