package io.github.mcegress.maxcompute;

import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Severity;
import io.github.mcegress.Workload;
import io.github.mcegress.catalog.Catalog;
import io.github.mcegress.catalog.ServiceEndpoints;
import io.github.mcegress.catalog.Topic;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A UDF with what it needs beside it: its jar, the file resources {@code NAME.properties} (the
 * description, its services written as plain endpoints, so that a task needs no catalogue), {@code
 * NAME.hosts} (the addresses) and, where there are own CA certificates, {@code NAME.pem}, and the
 * function with all of them in its USING list, since a UDF sees only resources that are named
 * there.
 *
 * <p>What is there already is compared before anything is uploaded. Newer addresses replace older
 * ones. Another description under the same name, another content of the jar or the certificates,
 * and a function of another class or jar are never replaced unless {@link Builder#replaceExisting}
 * asks for it. A function of this class and jar keeps what else it has in its USING list.
 *
 * <p>A shipment that broke off can be repeated: what arrived is left as it is. MaxCompute has no
 * conditional update, so two shipments at the same instant may both find older addresses; the later
 * one stays. Immutable and thread-safe.
 */
public final class UdfShipment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern JAR_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*\\.jar");
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern CLASS =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

  private final String name;
  private final EgressSpec spec;
  private final ResolvedHosts hosts;
  private final @Nullable String trustPem;
  private final UdfJar jar;
  private final String function;
  private final String className;
  private final boolean replaceExisting;

  private UdfShipment(Builder builder) {
    name = builder.name;
    spec = required(builder.spec, "spec");
    hosts = required(builder.hosts, "hosts");
    trustPem = builder.trustPem;
    jar = required(builder.jar, "jar");
    function = required(builder.function, "function");
    className = required(builder.className, "function");
    replaceExisting = builder.replaceExisting;
    List<Problem> problems = new ArrayList<>();
    check(problems, NAME, name, "name", "letters, digits, _ and -, a letter first");
    check(
        problems,
        JAR_NAME,
        jar.resourceName(),
        "jar",
        "letters, digits, _, . and -, a letter first, .jar at the end");
    check(problems, FUNCTION, function, "function", "letters, digits and _, a letter first");
    check(problems, CLASS, className, "class", "com.example.MyUdf, Outer$Inner for a nested one");
    InvalidEgressException.throwOnErrors(problems);
  }

  private static <T> T required(@Nullable T value, String method) {
    if (value == null) {
      throw new IllegalArgumentException("the shipment is incomplete; call " + method);
    }
    return value;
  }

  private static void check(
      List<Problem> problems, Pattern form, String value, String what, String write) {
    if (!form.matcher(value).matches()) {
      problems.add(
          Problem.error(
                  Codes.SPEC_VALUE, "\"" + value + "\" cannot be the " + what, "write " + write)
              .at(what, 0));
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Checks everything, looks at what the project has, and only then uploads.
   *
   * <p>Begins with {@link MaxComputeProject#checkReachable}, after the checks that need no network.
   *
   * @return what was created, updated and left, and why
   * @throws InvalidEgressException with everything that stands in the way: the rules' errors, a
   *     class that is not in the jar, an unreadable jar, a PEM text without a certificate or with a
   *     private key; or else every resource and the function that belong to something else ({@link
   *     Codes#SHIP_OCCUPIED}, both shown). Nothing was uploaded
   * @throws MaxComputeException if the endpoint does not answer, or somebody else created or
   *     deleted one of the names meanwhile; told with what was done before
   * @throws OdpsException if MaxCompute refuses a call
   * @throws IOException if the jar cannot be read
   * @throws IllegalArgumentException if the client has no default project
   */
  public ShipmentReport ship(Odps odps) throws OdpsException, IOException {
    checkWhatWeHave();
    MaxComputeProject.checkReachable(odps);
    String properties = name + ".properties";
    String addresses = name + ".hosts";
    String certificates = name + ".pem";
    ShipmentPlan plan = new ShipmentPlan(new RemoteProject(odps), replaceExisting);
    List<String> using = new ArrayList<>();
    using.add(jar.resourceName());
    plan.jar(jar);
    using.add(properties);
    plan.description(properties, ServiceEndpoints.expand(spec, Workload.UDF));
    using.add(addresses);
    plan.hosts(addresses, hosts);
    if (trustPem != null) {
      using.add(certificates);
      plan.certificates(certificates, trustPem);
    }
    plan.function(function, className, jar.resourceName(), UsingList.of(using), certificates);
    List<Problem> warnings = new ArrayList<>(warnings());
    warnings.addAll(MaxComputeProject.warnings(odps));
    return plan.carryOut(warnings);
  }

  /**
   * What the sources say differently about what is shipped: the jar's size, the Java it was
   * compiled for, its classes and calls, and the sandbox that it runs in. Reads the jar, and asks
   * nobody; the warnings of the rules come with the description's hints.
   *
   * @throws IOException if the jar cannot be read
   */
  public List<Problem> warnings() throws IOException {
    boolean sandboxed = !spec.isolation();
    List<Problem> problems = new ArrayList<>(doubts(jar.topics(sandboxed), "jar"));
    if (sandboxed && !spec.endpoints(Workload.UDF).isEmpty()) {
      problems.addAll(doubts(EnumSet.of(Topic.SANDBOX), "isolation"));
    }
    return Collections.unmodifiableList(problems);
  }

  private static List<Problem> doubts(Set<Topic> topics, String path) {
    return Catalog.shipped().contradictions(Workload.UDF, topics, Collections.emptySet()).stream()
        .map(doubt -> doubt.warning().at(path, 0))
        .collect(Collectors.toList());
  }

  private void checkWhatWeHave() {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : Rules.check(spec, Workload.UDF)) {
      if (problem.severity() == Severity.ERROR) {
        problems.add(problem);
      }
    }
    problems.addAll(jar.problemsOf(className));
    if (trustPem != null) {
      try {
        CaCertificates.parse(trustPem);
      } catch (InvalidEgressException e) {
        e.problems().forEach(problem -> problems.add(problem.at("trustPem", 0)));
      }
    }
    InvalidEgressException.throwOnErrors(problems);
  }

  /** The function, its class, and the name of what is shipped beside it. */
  @Override
  public String toString() {
    return "function " + function + " (" + className + ") with " + name;
  }

  /** Collects a shipment; {@link #build} checks its names. Not thread-safe. */
  public static final class Builder {
    private String name = "egress";
    private @Nullable EgressSpec spec;
    private @Nullable ResolvedHosts hosts;
    private @Nullable String trustPem;
    private @Nullable UdfJar jar;
    private @Nullable String function;
    private @Nullable String className;
    private boolean replaceExisting;

    private Builder() {}

    /**
     * The NAME of the file resources, {@code egress} unless told; {@code UdfEgress.open(context,
     * NAME)} reads them in the UDF.
     */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** The description, shipped as {@code NAME.properties}; required. */
    public Builder spec(EgressSpec spec) {
      this.spec = spec;
      return this;
    }

    /** The addresses, shipped as {@code NAME.hosts}; required. */
    public Builder hosts(ResolvedHosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /** Own CA certificates in PEM, shipped as {@code NAME.pem}; optional. */
    public Builder trustPem(String trustPem) {
      this.trustPem = trustPem;
      return this;
    }

    /**
     * The jar of the UDF; required.
     *
     * @param resourceName the name it has in the project, say {@code my-udf.jar}
     */
    public Builder jar(String resourceName, Path file) {
      this.jar = new UdfJar(resourceName, file);
      return this;
    }

    /** The function and the class in the jar that it runs; required. */
    public Builder function(String functionName, String className) {
      this.function = functionName;
      this.className = className;
      return this;
    }

    /** Whether what belongs to something else is replaced; false unless told. */
    public Builder replaceExisting(boolean replace) {
      this.replaceExisting = replace;
      return this;
    }

    /**
     * The shipment.
     *
     * @throws InvalidEgressException with every name outside of its form
     * @throws IllegalArgumentException if something required is missing
     */
    public UdfShipment build() {
      return new UdfShipment(this);
    }
  }
}
