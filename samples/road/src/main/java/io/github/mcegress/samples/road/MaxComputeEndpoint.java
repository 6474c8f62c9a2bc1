package io.github.mcegress.samples.road;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.mcegress.lab.SandboxRun;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The REST interface of one MaxCompute project on loopback: answers the SDK's real calls for
 * resources, functions and instances, and hands each {@code SELECT fn('...')} to a {@link UdfTask}.
 * What it cannot run it refuses, saying what it can.
 */
final class MaxComputeEndpoint implements Closeable {
  static final String PROJECT = "lab";
  private static final String ROOT = "/api/projects/" + PROJECT;
  private static final String DATE = "Sat, 21 Nov 2026 10:00:00 GMT";

  private final StoredProject project;
  private final UdfTask task;
  private final Map<String, LabInstance> instances = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "lab-task");
            thread.setDaemon(true);
            return thread;
          });
  private final WireMockServer server;

  MaxComputeEndpoint(StoredProject project, UdfTask task) {
    this.project = project;
    this.task = task;
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .extensions(new Answers()));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Answers.NAME)));
  }

  /** The endpoint as the SDK wants it. */
  String url() {
    return "http://127.0.0.1:" + server.port() + "/api";
  }

  @Nullable LabInstance instance(String id) {
    return instances.get(id);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    server.stop();
  }

  /** WireMock asks here for every answer. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    private static final String NAME = "maxcompute";

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      try {
        return answer(request).build();
      } catch (IllegalArgumentException e) {
        return error(400, "ODPS-0130161", String.valueOf(e.getMessage())).build();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return error(500, "InternalServerError", "the lab is closing").build();
      }
    }
  }

  private ResponseDefinitionBuilder answer(Request request) throws InterruptedException {
    String path = request.getUrl().replaceFirst("\\?.*", "");
    if (!path.startsWith(ROOT)) {
      return error(404, "NoSuchObject", "the lab has the project " + PROJECT + " only");
    }
    String rest = path.substring(ROOT.length());
    RequestMethod method = request.getMethod();
    if (rest.isEmpty() || rest.equals("/logs")) {
      return aResponse()
          .withStatus(200)
          .withBody("<Project><Name>" + PROJECT + "</Name></Project>");
    }
    if (rest.equals("/resources") && method.equals(RequestMethod.POST)) {
      return upload(request, request.getHeader("x-odps-resource-name"), false);
    }
    if (rest.startsWith("/resources/")) {
      String name = rest.substring("/resources/".length());
      return method.equals(RequestMethod.PUT)
          ? upload(request, name, true)
          : resource(request, name);
    }
    if (rest.equals("/registration/functions") && method.equals(RequestMethod.POST)) {
      return function(RestXml.function(request.getBodyAsString()), false);
    }
    if (rest.startsWith("/registration/functions/")) {
      String name = rest.substring("/registration/functions/".length());
      return method.equals(RequestMethod.PUT)
          ? function(RestXml.function(request.getBodyAsString()), true)
          : function(name);
    }
    if (rest.equals("/instances") && method.equals(RequestMethod.POST)) {
      return submit(RestXml.task(request.getBodyAsString()));
    }
    if (rest.startsWith("/instances/") && method.equals(RequestMethod.GET)) {
      return instance(request, rest.substring("/instances/".length()));
    }
    return error(
        400,
        "InvalidParameter",
        "the lab answers calls for resources, functions and instances, not " + method + " " + rest);
  }

  private ResponseDefinitionBuilder upload(Request request, String name, boolean update) {
    if (request.queryParameter("rIsPart").isPresent()) {
      project.part(name, request.getBody());
      return aResponse().withStatus(201);
    }
    boolean exists = project.resource(name) != null;
    if (exists != update) {
      return update
          ? error(404, "NoSuchObject", "the resource " + name + " does not exist")
          : error(409, "ObjectAlreadyExists", "the resource " + name + " exists");
    }
    String[] body = request.getBodyAsString().split("\\|", 2);
    if (body.length < 2) {
      throw new IllegalArgumentException("a merge names its parts");
    }
    List<String> parts = Arrays.asList(body[1].trim().split(",", -1));
    project.merge(name, request.getHeader("x-odps-resource-type"), parts);
    return aResponse().withStatus(update ? 200 : 201);
  }

  private ResponseDefinitionBuilder resource(Request request, String name) {
    StoredProject.Resource resource = project.resource(name);
    if (resource == null) {
      return error(404, "NoSuchObject", "the resource " + name + " does not exist");
    }
    ResponseDefinitionBuilder answer =
        aResponse()
            .withStatus(200)
            .withHeader("x-odps-resource-type", resource.type)
            .withHeader("x-odps-creation-time", DATE)
            .withHeader("Last-Modified", DATE);
    return request.queryParameter("meta").isPresent() ? answer : answer.withBody(resource.content);
  }

  private ResponseDefinitionBuilder function(StoredProject.Function sent, boolean update) {
    boolean exists = project.function(sent.name) != null;
    if (exists != update) {
      return update
          ? error(404, "NoSuchObject", "the function " + sent.name + " does not exist")
          : error(409, "ObjectAlreadyExists", "the function " + sent.name + " exists");
    }
    project.put(sent);
    return aResponse().withStatus(update ? 200 : 201);
  }

  private ResponseDefinitionBuilder function(String name) {
    StoredProject.Function function = project.function(name);
    return function == null
        ? error(404, "NoSuchObject", "the function " + name + " does not exist")
        : aResponse().withStatus(200).withBody(RestXml.text(function));
  }

  private ResponseDefinitionBuilder submit(RestXml.SqlTask sent) {
    SelectCall call = SelectCall.parse(sent.query);
    StoredProject.Function function = project.function(call.function());
    if (function == null) {
      throw new IllegalArgumentException(
          "function " + call.function() + " cannot be resolved; " + SelectCall.WHAT_RUNS);
    }
    String id = String.format("20261121100000%03dglab", number.incrementAndGet());
    Future<SandboxRun> run = workers.submit(() -> task.run(function, call));
    instances.put(id, new LabInstance(id, sent.settings, run));
    return aResponse()
        .withStatus(201)
        .withHeader("Location", "/projects/" + PROJECT + "/instances/" + id);
  }

  private ResponseDefinitionBuilder instance(Request request, String id)
      throws InterruptedException {
    LabInstance instance = instances.get(id);
    if (instance == null) {
      return error(404, "NoSuchObject", "the instance " + id + " does not exist");
    }
    boolean done = instance.isDone();
    String failure = done ? instance.failure() : null;
    String xml;
    if (request.queryParameter("taskstatus").isPresent()) {
      xml = RestXml.status(done, failure == null);
    } else if (request.queryParameter("result").isPresent() && done) {
      SandboxRun run = instance.run();
      xml = RestXml.result(failure != null || run == null ? failure : csv(run.values()));
    } else {
      xml = RestXml.status(done);
    }
    return aResponse()
        .withStatus(200)
        .withHeader("x-odps-start-time", DATE)
        .withHeader("x-odps-end-time", done ? DATE : "")
        .withBody(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** As the service gives results out: a line of column names, text in double quotes. */
  private static String csv(List<@Nullable String> values) {
    StringBuilder csv = new StringBuilder("\"_c0\"\n");
    for (String value : values) {
      csv.append(value == null ? "\\N" : '"' + value.replace("\"", "\"\"") + '"').append('\n');
    }
    return csv.toString();
  }

  private static ResponseDefinitionBuilder error(int status, String code, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-odps-request-id", "lab")
        .withBody(RestXml.error(code, message));
  }
}
