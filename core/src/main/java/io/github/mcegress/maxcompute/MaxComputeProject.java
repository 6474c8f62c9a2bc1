package io.github.mcegress.maxcompute;

import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.account.Account;
import com.aliyun.odps.rest.ResourceBuilder;
import com.aliyun.odps.rest.RestClient;
import io.github.mcegress.Codes;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.Contradiction;
import io.github.mcegress.catalog.Topic;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens a MaxCompute project so that an endpoint that does not answer is told of soon.
 *
 * <p>Left alone, the SDK waits 120 s for an answer and asks five times, 10 s apart: more than ten
 * minutes for one GET (odps-sdk-core 0.57.1, RestClient). Thread-safe: it has no state.
 */
public final class MaxComputeProject {
  private static final int CONNECT_SECONDS = 10;
  private static final int READ_SECONDS = 60;
  private static final int PROBE_READ_SECONDS = 30;

  private MaxComputeProject() {}

  /**
   * A new client of a project with bounded waits: 10 s to connect, 60 s for an answer, one more
   * attempt for reads.
   *
   * @param endpoint say {@code http://service.cn-shanghai.maxcompute.aliyun.com/api}
   * @throws IllegalArgumentException if the endpoint is no http(s) URL, or the project is empty
   */
  public static Odps connect(String endpoint, String project, Account account) {
    if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      throw new IllegalArgumentException(
          "the endpoint does not begin with http:// or https://; write"
              + " http://service.<region>.maxcompute.aliyun.com/api");
    }
    if (project.isEmpty()) {
      throw new IllegalArgumentException("the project is empty; write its name");
    }
    Odps odps = new Odps(account);
    odps.setEndpoint(endpoint);
    odps.setDefaultProject(project);
    RestClient client = odps.getRestClient();
    client.setConnectTimeout(CONNECT_SECONDS);
    client.setReadTimeout(READ_SECONDS);
    client.setRetryTimes(1);
    client.setRetryWaitTime(1);
    return odps;
  }

  /**
   * What the sources say differently about the client's endpoint and, where one is set, its Tunnel
   * endpoint; asks nobody.
   *
   * @throws IllegalArgumentException if the client has no endpoint, or it is no URL
   */
  public static List<Problem> warnings(Odps odps) {
    if (odps.getEndpoint() == null) {
      throw new IllegalArgumentException("the client has no endpoint; call setEndpoint");
    }
    Catalog catalog = Catalog.shipped();
    Set<Topic> topics = EndpointDoubts.topicsOf(odps.getEndpoint(), catalog);
    if (odps.getTunnelEndpoint() != null) {
      topics.addAll(EndpointDoubts.topicsOf(odps.getTunnelEndpoint(), catalog));
    }
    return catalog.contradictions(Workload.UDF, topics, Collections.emptySet()).stream()
        .map(Contradiction::warning)
        .collect(Collectors.toList());
  }

  /**
   * Asks the endpoint for the project once, through the client's own transport and proxy, and
   * returns when there is any answer, a refusal too.
   *
   * <p>Takes at most 40 s (10 s to connect, 30 s for an answer) beside what the JVM needs to
   * resolve the name. The client's own settings are left as they are; a connection that breaks
   * later is bounded by them, see {@link #connect}.
   *
   * @throws MaxComputeException {@link Codes#MAXCOMPUTE_UNREACHABLE} if there is no answer
   * @throws IllegalArgumentException if the client has no endpoint or no default project
   */
  public static void checkReachable(Odps odps) throws MaxComputeException {
    checkReachable(odps, CONNECT_SECONDS, PROBE_READ_SECONDS);
  }

  static void checkReachable(Odps odps, int connectSeconds, int readSeconds)
      throws MaxComputeException {
    String project = nameOf(odps);
    RestClient own = odps.getRestClient();
    RestClient probe = new RestClient(own.getTransport());
    probe.setAccount(odps.getAccount());
    probe.setAppAccount(odps.getAppAccount());
    probe.setAppStsAccount(odps.getAppStsAccount());
    probe.setEndpoint(odps.getEndpoint());
    probe.setDefaultProject(project);
    probe.setPrefix(own.getPrefix());
    probe.setUserAgent(own.getUserAgent());
    probe.setIgnoreCerts(own.isIgnoreCerts());
    own.getUserDefinedHeaders().forEach(probe::addUserDefinedHeader);
    probe.setConnectTimeout(connectSeconds);
    probe.setReadTimeout(readSeconds);
    probe.setRetryTimes(0);
    probe.disableDeprecatedLogger();
    try {
      SdkCall.of(
          odps,
          () ->
              probe.request(
                  ResourceBuilder.buildProjectResource(project),
                  "GET",
                  new HashMap<>(),
                  new HashMap<>(),
                  null));
    } catch (MaxComputeException e) {
      throw e;
    } catch (OdpsException | IOException e) {
      // It answered: what it refuses is told by the call that needs it.
    }
  }

  /** The project that calls go to. */
  static String nameOf(Odps odps) {
    String project = odps.getDefaultProject();
    if (project == null || project.isEmpty()) {
      throw new IllegalArgumentException(
          "the client has no default project; call setDefaultProject");
    }
    if (odps.getEndpoint() == null) {
      throw new IllegalArgumentException("the client has no endpoint; call setEndpoint");
    }
    return project;
  }
}
