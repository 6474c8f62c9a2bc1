package io.github.mcegress.maxcompute;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.aliyun.odps.Odps;
import com.aliyun.odps.account.AliyunAccount;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The REST interface of one MaxCompute project, as far as odps-sdk-core needs it to go on; what it
 * is sent can be looked at whole.
 */
final class MaxComputeStub implements AutoCloseable {
  private static final String PROJECT = "/api/projects/p";
  private static final String DATE = "Sat, 21 Nov 2026 10:00:00 GMT";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  private final int port;

  MaxComputeStub() {
    server.start();
    port = server.port();
    server.stubFor(
        any(anyUrl())
            .atPriority(100)
            .willReturn(error(404, "NoSuchObject", "there is none of that name")));
    server.stubFor(post(urlPathEqualTo(PROJECT + "/resources")).willReturn(created()));
    server.stubFor(put(urlPathMatching(PROJECT + "/resources/.*")).willReturn(ok()));
    server.stubFor(post(urlPathEqualTo(PROJECT + "/registration/functions")).willReturn(created()));
    server.stubFor(put(urlPathMatching(PROJECT + "/registration/functions/.*")).willReturn(ok()));
  }

  Odps odps() {
    Odps odps = new Odps(new AliyunAccount("id", "key"));
    odps.setEndpoint("http://127.0.0.1:" + port + "/api");
    odps.setDefaultProject("p");
    odps.getRestClient().setRetryTimes(0);
    return odps;
  }

  static ResponseDefinitionBuilder error(int status, String code, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-odps-request-id", "R1")
        .withBody("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
  }

  /** A resource that is there; its MD5 is told where given. */
  void hasResource(String name, String type, String content, String... md5) {
    ResponseDefinitionBuilder meta =
        ok().withHeader("x-odps-resource-type", type)
            .withHeader("x-odps-creation-time", DATE)
            .withHeader("Last-Modified", DATE);
    for (String hex : md5) {
      meta.withHeader("Content-MD5", hex);
    }
    server.stubFor(
        get(urlPathEqualTo(PROJECT + "/resources/" + name))
            .withQueryParam("meta", matching(".*"))
            .willReturn(meta));
    server.stubFor(
        get(urlPathEqualTo(PROJECT + "/resources/" + name))
            .withQueryParam("rOffset", matching(".*"))
            .willReturn(ok(content)));
  }

  void hasFunction(String name, String className, String... resources) {
    StringBuilder xml = new StringBuilder("<Function><Alias>").append(name).append("</Alias>");
    xml.append("<ClassType>").append(className).append("</ClassType><Resources>");
    for (String resource : resources) {
      xml.append("<ResourceName>").append(resource).append("</ResourceName>");
    }
    xml.append("</Resources></Function>");
    server.stubFor(
        get(urlPathEqualTo(PROJECT + "/registration/functions/" + name))
            .willReturn(ok(xml.toString())));
  }

  /** Answers each change of the resource, or of the function, that way. */
  void answersChange(String method, String path, ResponseDefinitionBuilder answer) {
    server.stubFor(
        any(urlPathEqualTo(PROJECT + path))
            .andMatching(
                request ->
                    MatchResult.of(
                        request.getMethod().getName().equals(method)
                            && !request.getUrl().contains("rIsPart")))
            .atPriority(1)
            .willReturn(answer));
  }

  /** Statements become instances i1, i2, ... in that order, each with its status and result. */
  void runs(String... statusAndResult) {
    String state = "Started";
    for (int i = 0; i < statusAndResult.length / 2; i++) {
      String id = "i" + (i + 1);
      server.stubFor(
          post(urlPathEqualTo(PROJECT + "/instances"))
              .inScenario("instances")
              .whenScenarioStateIs(state)
              .willSetStateTo(id)
              .willReturn(created().withHeader("Location", "/projects/p/instances/" + id)));
      state = id;
      instance(id, statusAndResult[2 * i], statusAndResult[2 * i + 1]);
    }
  }

  private void instance(String id, String status, String result) {
    boolean running = status.equals("Running");
    String instance = "<Status>" + (running ? "Running" : "Terminated") + "</Status>";
    String path = PROJECT + "/instances/" + id;
    server.stubFor(
        get(urlPathEqualTo(path))
            .atPriority(50)
            .willReturn(
                ok("<Instance>" + instance + "</Instance>")
                    .withHeader("x-odps-start-time", DATE)
                    .withHeader("x-odps-end-time", running ? "" : DATE)));
    String task = "<Task Type=\"SQL\"><Name>AnonymousSQLTask</Name>";
    server.stubFor(
        get(urlPathEqualTo(path))
            .withQueryParam("taskstatus", matching(".*"))
            .willReturn(
                ok(
                    "<Instance>"
                        + instance
                        + "<Tasks>"
                        + task
                        + "<Status>"
                        + status
                        + "</Status></Task></Tasks></Instance>")));
    server.stubFor(
        get(urlPathEqualTo(path))
            .withQueryParam("result", matching(".*"))
            .willReturn(
                ok(
                    "<Instance><Tasks>"
                        + task
                        + "<Result Format=\"csv\"><![CDATA["
                        + result
                        + "]]></Result></Task></Tasks></Instance>")));
  }

  /** Every request that changes something, in order, parts of uploads and logs left out. */
  List<LoggedRequest> changes() {
    List<LoggedRequest> changes = new ArrayList<>();
    for (LoggedRequest request : requests()) {
      boolean counts =
          !request.getMethod().getName().equals("GET")
              && !request.getUrl().contains("rIsPart")
              && !request.getUrl().contains("/logs");
      if (counts) {
        changes.add(request);
      }
    }
    return changes;
  }

  /** How many requests were anything but a question, parts of uploads among them. */
  int writes() {
    int writes = 0;
    for (LoggedRequest request : requests()) {
      if (!request.getMethod().getName().equals("GET") && !request.getUrl().contains("/logs")) {
        writes++;
      }
    }
    return writes;
  }

  /** The changes as {@code POST my.jar}, {@code PUT functions/f}. */
  List<String> changedNames() {
    List<String> names = new ArrayList<>();
    for (LoggedRequest request : changes()) {
      String path = request.getUrl().replaceFirst("\\?.*", "");
      String header = request.getHeader("x-odps-resource-name");
      names.add(
          request.getMethod()
              + " "
              + (header == null ? path.substring(path.lastIndexOf('/') + 1) : header));
    }
    return names;
  }

  /** What was uploaded for the resource. */
  byte[] uploaded(String name) {
    for (LoggedRequest request : requests()) {
      String header = request.getHeader("x-odps-resource-name");
      if (request.getUrl().contains("rIsPart") && (name + ".part.tmp.000000").equals(header)) {
        return request.getBody();
      }
    }
    throw new AssertionError(name + " was not uploaded");
  }

  String uploadedText(String name) {
    return new String(uploaded(name), StandardCharsets.UTF_8);
  }

  int requestsTo(String method, String path) {
    int count = 0;
    for (LoggedRequest request : requests()) {
      String url = request.getUrl().replaceFirst("\\?.*", "");
      if (request.getMethod().getName().equals(method) && url.equals(PROJECT + path)) {
        count++;
      }
    }
    return count;
  }

  private List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    server.getAllServeEvents().forEach(event -> requests.add(event.getRequest()));
    Collections.reverse(requests);
    requests.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
    return requests;
  }

  @Override
  public void close() {
    server.stop();
  }
}
