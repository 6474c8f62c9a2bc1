/** Glue to the UDF runtime, and ready-made UDFs. */
@NullMarked
package io.github.mcegress.udf;

import org.jspecify.annotations.NullMarked;
