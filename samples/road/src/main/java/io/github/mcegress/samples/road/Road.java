package io.github.mcegress.samples.road;

import com.aliyun.odps.OdpsException;
import com.aliyun.odps.data.Record;
import com.aliyun.odps.task.SQLTask;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.maxcompute.ShipmentReport;
import io.github.mcegress.maxcompute.SqlJob;
import io.github.mcegress.maxcompute.SqlResult;
import io.github.mcegress.maxcompute.UdfShipment;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The road once, from end to end: a description and a SQL script are checked, the addresses
 * resolved once, everything shipped, the script submitted with its hints, its UDF run, the answers
 * and a report printed.
 *
 * <p>Exit status: 0 when every statement succeeded, 1 when something outside failed, 2 when the
 * input cannot be used (nothing was submitted then).
 */
public final class Road {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);

  private final RoadOptions options;
  private final RoadProject project;
  private final Path home;
  private final Progress progress;
  private final PrintStream out;

  private Road(
      RoadOptions options, RoadProject project, Path home, Progress progress, PrintStream out) {
    this.options = options;
    this.project = project;
    this.home = home;
    this.progress = progress;
    this.out = out;
  }

  /** Goes the road; see {@link RoadOptions#USAGE}. */
  public static void main(String[] args) {
    System.exit(run(args, System.getenv(), System.out, System.err));
  }

  static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try (Progress progress = new Progress(out)) {
      RoadOptions options = RoadOptions.parse(args);
      Path home = home();
      Optional<RoadProject> real = RealProject.of(environment);
      try (RoadProject project =
          real.isPresent()
              ? real.get()
              : progress.during(
                  "starting the lab", () -> EmbeddedLab.start(home.resolve("sandbox")))) {
        new Road(options, project, home, progress, out).go();
        return 0;
      }
    } catch (RoadException e) {
      err.println(e.getMessage());
      return e.status();
    } catch (InvalidEgressException e) {
      err.println(e.getMessage());
      return RoadException.BAD_INPUT;
    } catch (Exception e) {
      err.println("the road failed: " + e);
      return RoadException.FAILED;
    }
  }

  private void go() throws Exception {
    out.println("road: " + project.title());
    RoadInput input = RoadInput.read(options, project.defaults());
    EgressSpec spec = input.spec();
    out.println("description: " + input.descriptionName() + ", " + spec.endpoints(Workload.UDF));
    input.warnings().forEach(out::println);
    ResolvedHosts hosts =
        progress.during(
            "resolving addresses",
            () -> ResolvedHosts.resolve(spec, Workload.UDF, project.resolver()));
    project.check(spec, hosts);
    hosts.notes().forEach(note -> out.println("note: " + note));
    out.print("addresses:\n" + indent(hosts.toString()));
    SqlJob job = SqlJob.builder().spec(spec).hosts(hosts).script(input.script()).build();
    out.println("hints:");
    job.hints().forEach((key, value) -> out.println("  SET " + key + "=" + value + ";"));
    ship(spec, hosts);
    submit(job, new RoadReport(project, spec));
  }

  private void ship(EgressSpec spec, ResolvedHosts hosts) throws Exception {
    UdfShipment.Builder shipment =
        UdfShipment.builder()
            .name(options.name())
            .spec(spec)
            .hosts(hosts)
            .function(options.function(), options.className())
            .replaceExisting(options.replace());
    Path jar = options.jar().isPresent() ? options.jar().get() : ownJar();
    shipment.jar(String.valueOf(jar.getFileName()), jar);
    project.trustPem().ifPresent(shipment::trustPem);
    ShipmentReport shipped =
        progress.during("shipping", () -> shipment.build().ship(project.odps()));
    out.print("shipped:\n" + indent(shipped.toString()));
  }

  private void submit(SqlJob job, RoadReport report) throws Exception {
    try {
      List<SqlResult> results =
          progress.during(
              "running " + scriptSize(job),
              () ->
                  job.run(
                      project.odps(),
                      STATEMENT_TIMEOUT,
                      (statement, instance) -> {
                        out.println("line " + statement.line() + ": instance " + instance.getId());
                        report.submitted(statement, instance);
                      }));
      out.println("answers:");
      for (SqlResult result : results) {
        for (Record record : SQLTask.parseCsvRecord(result.text())) {
          out.print(
              "  line " + result.statement().line() + ": " + indent(value(record)).trim() + "\n");
        }
      }
    } catch (OdpsException e) {
      throw new RoadException(RoadException.FAILED, failure(e));
    } finally {
      report.print(out);
    }
  }

  private static String value(Record record) {
    Object value = record.get(0);
    return value instanceof byte[]
        ? new String((byte[]) value, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private static String scriptSize(SqlJob job) {
    return job.statements().size() + " statements";
  }

  /** The failure without the frames of its stack traces: what happened, and what caused it. */
  private static String failure(OdpsException e) {
    StringBuilder text = new StringBuilder();
    for (String line : String.valueOf(e.getMessage()).split("\n", -1)) {
      if (!line.startsWith("\tat ") && !line.startsWith("\t... ")) {
        text.append(line).append('\n');
      }
    }
    return text.toString().trim();
  }

  private static String indent(String text) {
    return text.isEmpty() ? "" : "  " + text.trim().replace("\n", "\n  ") + "\n";
  }

  /** The folder that the build made: the road's jar, the UDF jar, the sandbox. */
  private static Path home() throws RoadException {
    try {
      Path code = Paths.get(Road.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.toAbsolutePath().getParent();
    } catch (URISyntaxException e) {
      throw new RoadException(RoadException.FAILED, "the road does not find its own folder");
    }
  }

  private Path ownJar() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("udf"))) {
      return jars.filter(path -> path.toString().endsWith("-all.jar"))
          .findFirst()
          .orElseThrow(() -> new NoSuchFileException(home.resolve("udf").toString()));
    }
  }
}
