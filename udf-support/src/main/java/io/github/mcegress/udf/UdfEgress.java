package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressMode;
import io.github.mcegress.http.EgressReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Opens a client from what was shipped with a UDF: the file resources {@code NAME.properties} (the
 * description), {@code NAME.hosts} (its addresses), {@code NAME.pem} (CA certificates, where the
 * runtime's own do not suffice) and {@code NAME-client.pem} (a client certificate with its private
 * key, for servers that ask for one; see {@link EgressClient.Builder#clientPem}). All must stand in
 * the function's USING list.
 *
 * <p>A private key in a resource is readable by everybody who may read that resource, in the
 * project and wherever a package shares it: grant it to the few who run the function, and use a
 * certificate that can do nothing but call this service.
 *
 * <p>In a function of one's own:
 *
 * <pre>{@code
 * public void setup(ExecutionContext context) throws IOException {
 *   this.context = context;
 *   client = UdfEgress.open(context);
 * }
 *
 * public String evaluate(String url) throws IOException {
 *   String text = client.get(url).text();
 *   context.claimAlive(); // the time limit starts anew; never by a clock: see below
 *   return text;
 * }
 *
 * public void close() throws IOException {
 *   UdfEgress.close(context, client);
 * }
 * }</pre>
 *
 * <p>A task says that it is alive after each request that is finished, and never by a clock: one
 * that hangs must not look alive.
 *
 * <p>Thread-safe, without state.
 */
public final class UdfEgress {
  /** The name when none is given. */
  public static final String DEFAULT_NAME = "egress";

  private UdfEgress() {}

  /**
   * Opens a client from {@code egress.properties} and what else was shipped as {@code egress}.
   * Without a description the client observes: every call is let through and recorded, which is
   * said once on standard error.
   *
   * @throws IOException if a resource cannot be understood
   */
  public static EgressClient open(ExecutionContext context) throws IOException {
    return open(builder(context), DEFAULT_NAME);
  }

  /**
   * Opens a client from {@code NAME.properties} and what else was shipped under that name.
   *
   * @throws IllegalArgumentException if the name is none: a letter, then letters, digits, _ and -
   * @throws IOException if the description is not attached, or a resource cannot be understood
   */
  public static EgressClient open(ExecutionContext context, String name) throws IOException {
    return open(builder(context, name), name);
  }

  /**
   * What {@link #open(ExecutionContext)} opens, for a UDF that sets more: a memo of answers, say.
   *
   * @throws IOException if a resource cannot be understood
   */
  public static EgressClient.Builder builder(ExecutionContext context) throws IOException {
    ShippedResources shipped = ShippedResources.read(context, DEFAULT_NAME);
    EgressSpec spec = shipped.spec();
    if (spec == null) {
      System.err.println(
          "mcegress: "
              + shipped.missingDescription()
              + ", so every call is let through and recorded; add it to the function's USING list");
      return builder(context, shipped, EgressSpec.builder().build(), EgressMode.OBSERVE);
    }
    return builder(context, shipped, spec, EgressMode.ENFORCE);
  }

  /**
   * What {@link #open(ExecutionContext, String)} opens, for a UDF that sets more.
   *
   * @throws IllegalArgumentException if the name is none: a letter, then letters, digits, _ and -
   * @throws IOException if the description is not attached, or a resource cannot be understood
   */
  public static EgressClient.Builder builder(ExecutionContext context, String name)
      throws IOException {
    ShippedResources shipped = ShippedResources.required(context, name);
    EgressSpec spec = Objects.requireNonNull(shipped.spec(), "required");
    return builder(context, shipped, spec, EgressMode.ENFORCE);
  }

  /**
   * Closes a task's clients and adds what they did, all together, to its counters: the group {@code
   * mcegress}, in the Summary of a SQL task. A task has 64 counters; this takes 32 of them at most,
   * so call it once, when the function closes, with all of its clients.
   *
   * @throws IOException if a client cannot be closed; the others are, and all are counted
   */
  public static void close(ExecutionContext context, EgressClient... clients) throws IOException {
    List<EgressReport> reports = new ArrayList<>();
    IOException failed = null;
    for (EgressClient client : clients) {
      reports.add(client.report());
      try {
        client.close();
      } catch (IOException e) {
        if (failed == null) {
          failed = e;
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    TaskCounters.add(context, reports);
    if (failed != null) {
      throw failed;
    }
  }

  private static EgressClient open(EgressClient.Builder builder, String name) throws IOException {
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ".properties is refused: " + e.getMessage(), e);
    }
  }

  private static EgressClient.Builder builder(
      ExecutionContext context, ShippedResources shipped, EgressSpec spec, EgressMode mode)
      throws IOException {
    EgressClient.Builder builder =
        EgressClient.builder().spec(spec).mode(mode).worker(context.getWorkerID());
    ResolvedHosts hosts = shipped.hosts();
    if (hosts != null) {
      builder.hosts(hosts);
    }
    shipped.authorities(builder::trustPem);
    shipped.client(builder::clientPem);
    return builder;
  }
}
