package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file resource of a function, or the reason why it is not there.
 *
 * <p>The UDF interface has no question for what is attached: runtimes answer a resource that is not
 * in the USING list by an exception of their own kind, so every exception means that.
 */
final class Resource {
  private final String name;
  private final byte @Nullable [] content;
  private final @Nullable Exception reason;

  private Resource(String name, byte @Nullable [] content, @Nullable Exception reason) {
    this.name = name;
    this.content = content;
    this.reason = reason;
  }

  static Resource read(ExecutionContext context, String name) {
    try {
      return new Resource(name, context.readResourceFile(name), null);
    } catch (IOException | RuntimeException e) {
      return new Resource(name, null, e);
    }
  }

  String name() {
    return name;
  }

  boolean isAttached() {
    return content != null;
  }

  /** The content as UTF-8 text. */
  String text() {
    if (content == null) {
      throw new IllegalStateException(notAttached());
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** That it is not attached, and what the runtime said. */
  String notAttached() {
    return name
        + " is not attached"
        + (reason == null ? "" : " (" + reason.getClass().getName() + ")");
  }
}
