/** Names asked of DNS itself: real lifetimes, no thread, no search domains. */
@NullMarked
package io.github.mcegress.resolve;

import org.jspecify.annotations.NullMarked;
