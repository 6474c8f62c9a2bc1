package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file resources of one name, read when they are asked for. Used by one thread. */
final class ShippedResources {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final ExecutionContext context;
  private final String name;
  private final Resource description;

  private ShippedResources(ExecutionContext context, String name) {
    this.context = context;
    this.name = name;
    this.description = Resource.read(context, name + ".properties");
  }

  /** With or without a description. */
  static ShippedResources read(ExecutionContext context, String name) {
    return new ShippedResources(context, name);
  }

  /**
   * With a description.
   *
   * @throws IllegalArgumentException if the name is none
   * @throws IOException if the description is not attached
   */
  static ShippedResources required(ExecutionContext context, String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a shipped description is a letter, then letters, digits, _ and -");
    }
    ShippedResources shipped = new ShippedResources(context, name);
    if (!shipped.description.isAttached()) {
      throw new IOException(
          shipped.description.notAttached() + "; ship it, and add it to the function's USING list");
    }
    return shipped;
  }

  /** What is to be said where there is no description, or null. */
  @Nullable String missingDescription() {
    return description.isAttached() ? null : description.notAttached();
  }

  /** The description, or null where none is attached. */
  @Nullable EgressSpec spec() throws IOException {
    if (!description.isAttached()) {
      return null;
    }
    try {
      return EgressSpec.parse(description.text());
    } catch (InvalidEgressException e) {
      throw refused(description, e);
    }
  }

  /** The addresses, or null where none are attached, which is said on standard error. */
  @Nullable ResolvedHosts hosts() throws IOException {
    Resource hosts = Resource.read(context, name + ".hosts");
    if (!hosts.isAttached()) {
      System.err.println(
          "mcegress: " + hosts.notAttached() + ", so names are looked up in the task");
      return null;
    }
    try {
      return ResolvedHosts.parse(hosts.text());
    } catch (IllegalArgumentException e) {
      throw refused(hosts, e);
    }
  }

  /** Gives the CA certificates on, where there are any. */
  void authorities(Consumer<String> taker) throws IOException {
    give(".pem", taker);
  }

  /** Gives the client certificate on, where there is one. */
  void client(Consumer<String> taker) throws IOException {
    give("-client.pem", taker);
  }

  private void give(String suffix, Consumer<String> taker) throws IOException {
    Resource resource = Resource.read(context, name + suffix);
    if (resource.isAttached()) {
      try {
        taker.accept(resource.text());
      } catch (IllegalArgumentException e) {
        throw refused(resource, e);
      }
    }
  }

  private static IOException refused(Resource resource, IllegalArgumentException why) {
    return new IOException(resource.name() + " is refused: " + why.getMessage(), why);
  }
}
