package io.github.mcegress.spark;

import java.io.IOException;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * The SQL function {@code egress_fetch(url)}. Holds nothing, so that nothing is serialized with it.
 */
final class EgressFetch implements UDF1<String, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable String call(@Nullable String url) throws IOException {
    return url == null ? null : SparkEgress.client().get(url).text();
  }
}
