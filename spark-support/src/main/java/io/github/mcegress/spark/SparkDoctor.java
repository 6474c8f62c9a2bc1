package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * Examines targets from the driver and from every executor that there is, and merges what they
 * find: a way that is open from one is not open from all.
 *
 * <p>Runs a small job, with or without {@link EgressPlugin}. Each place examines for itself, as
 * {@link Doctor} does: fewer than 12 connections to a target, nothing written. A local master has
 * the driver only. Immutable and thread-safe.
 */
public final class SparkDoctor {
  /** Spark promises no task to an executor: a busy one may miss the first. */
  private static final int ROUNDS = 3;

  /**
   * By whose rules a description is judged off MaxCompute, where no later one needs a VPC in
   * SmartNAT's place.
   */
  private static final String ELSEWHERE = "3.1";

  private final @Nullable EgressSpec spec;
  private final ResolvedHosts hosts;
  private final String pem;
  private final Duration timeout;

  private SparkDoctor(Builder builder) {
    spec = builder.spec;
    hosts = builder.hosts;
    pem = builder.pem;
    timeout = builder.timeout;
  }

  /** A doctor without a description, asking each JVM's resolver, with 20 s for each target. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Examines targets; the diagnoses come in their order.
   *
   * @param spark from Java {@code JavaSparkContext.sc()}
   * @param hostPorts at most {@link Doctor#MOST_TARGETS}, say {@code www.aliyun.com:443}
   * @throws InvalidEgressException with every target that is no {@code host:port}; nothing is
   *     examined then
   * @throws IllegalArgumentException for more targets
   */
  public List<SparkDiagnosis> examine(SparkContext spark, String... hostPorts) {
    ExecutorExam exam =
        new ExecutorExam(
            UUID.randomUUID().toString(),
            spec == null ? null : spec.toText(),
            ConfCheck.isOnMaxCompute(DriverStart.settings(spark.getConf()))
                ? spark.version()
                : ELSEWHERE,
            hosts.toString(),
            pem,
            timeout.toMillis(),
            Arrays.asList(hostPorts));
    Map<String, List<Diagnosis>> found = new LinkedHashMap<>();
    found.put("driver", exam.examine(Place.SPARK_DRIVER));
    Set<String> missing = executors(spark);
    found.putAll(fromExecutors(spark, exam, missing));
    List<SparkDiagnosis> merged = new ArrayList<>();
    for (int i = 0; i < hostPorts.length; i++) {
      Map<String, Diagnosis> byPlace = new LinkedHashMap<>();
      for (Map.Entry<String, List<Diagnosis>> place : found.entrySet()) {
        byPlace.put(place.getKey(), place.getValue().get(i));
      }
      merged.add(new SparkDiagnosis(byPlace, new ArrayList<>(missing)));
    }
    return merged;
  }

  private static Map<String, List<Diagnosis>> fromExecutors(
      SparkContext spark, ExecutorExam exam, Set<String> missing) {
    Map<String, List<Diagnosis>> found = new TreeMap<>();
    for (int round = 0; round < ROUNDS && !missing.isEmpty(); round++) {
      int tasks = Math.max(spark.defaultParallelism(), 2 * missing.size());
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        numbers.add(i);
      }
      for (String told :
          JavaSparkContext.fromSparkContext(spark)
              .parallelize(numbers, tasks)
              .map(exam)
              .collect()) {
        if (!told.isEmpty()) {
          ExecutorFindings findings = ExecutorFindings.parse(told);
          found.put("executor " + findings.executor(), findings.diagnoses());
          missing.remove(findings.address());
        }
      }
    }
    return found;
  }

  /** The addresses of the executors that there are now. */
  private static Set<String> executors(SparkContext spark) {
    Set<String> addresses =
        new TreeSet<>(
            JavaConverters.mapAsJavaMapConverter(spark.getExecutorMemoryStatus())
                .asJava()
                .keySet());
    addresses.remove(SparkEnv.get().blockManager().blockManagerId().hostPort());
    return addresses;
  }

  /** Collects what the doctor knows; every part is optional. Not thread-safe. */
  public static final class Builder {
    private @Nullable EgressSpec spec;
    private ResolvedHosts hosts = ResolvedHosts.parse("");
    private String pem = "";
    private Duration timeout = Duration.ofSeconds(20);

    private Builder() {}

    /** The description of the application; without one nothing is said about declarations. */
    public Builder spec(EgressSpec spec) {
      this.spec = spec;
      return this;
    }

    /** Addresses used before the resolver is asked, as clients do. */
    public Builder hosts(ResolvedHosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /**
     * CA certificates to trust beside the runtime's own.
     *
     * @throws IllegalArgumentException if the text holds no certificate, one that cannot be read,
     *     or a private key
     */
    public Builder trustPem(String caCertificates) {
      Doctor.builder().trustPem(caCertificates);
      this.pem = caCertificates;
      return this;
    }

    /**
     * The time for one target at each place, see {@link Doctor.Builder#timeout}.
     *
     * @throws IllegalArgumentException outside of its range
     */
    public Builder timeout(Duration timeout) {
      Doctor.builder().timeout(timeout);
      this.timeout = timeout;
      return this;
    }

    /** The doctor. */
    public SparkDoctor build() {
      return new SparkDoctor(this);
    }
  }
}
