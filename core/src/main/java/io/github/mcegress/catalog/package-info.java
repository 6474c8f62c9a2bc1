/** What the service documents, as dated data files with their sources. */
@NullMarked
package io.github.mcegress.catalog;

import org.jspecify.annotations.NullMarked;
