package io.github.mcegress.spark;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.storage.BlockManagerId;
import org.jspecify.annotations.Nullable;

/**
 * One examination, as Spark ships it to executors: the first task on each examines, the others
 * return an empty text. Holds texts only. Immutable.
 */
final class ExecutorExam implements Function<Integer, String> {
  private static final long serialVersionUID = 1L;

  /** The last examination of this JVM: a task has nothing else to find out whether it is first. */
  private static final AtomicReference<String> LAST = new AtomicReference<>("");

  private final String run;
  private final @Nullable String spec;
  private final String sparkVersion;
  private final String hosts;
  private final String pem;
  private final long timeoutMillis;
  private final ArrayList<String> targets;

  ExecutorExam(
      String run,
      @Nullable String spec,
      String sparkVersion,
      String hosts,
      String pem,
      long timeoutMillis,
      List<String> targets) {
    this.run = run;
    this.spec = spec;
    this.sparkVersion = sparkVersion;
    this.hosts = hosts;
    this.pem = pem;
    this.timeoutMillis = timeoutMillis;
    this.targets = new ArrayList<>(targets);
  }

  @Override
  public String call(Integer anyTask) {
    if (LAST.getAndSet(run).equals(run)) {
      return "";
    }
    BlockManagerId here = SparkEnv.get().blockManager().blockManagerId();
    List<Diagnosis> found = examine(Place.SPARK_EXECUTOR);
    return new ExecutorFindings(here.executorId(), here.hostPort(), found).toText();
  }

  /** Examines from this JVM. */
  List<Diagnosis> examine(Place place) {
    Doctor.Builder doctor =
        Doctor.builder()
            .place(place)
            .workload(Workload.spark(sparkVersion))
            .timeout(Duration.ofMillis(timeoutMillis));
    if (spec != null) {
      doctor.spec(EgressSpec.parse(spec));
    }
    if (!hosts.isEmpty()) {
      doctor.hosts(ResolvedHosts.parse(hosts));
    }
    if (!pem.isEmpty()) {
      doctor.trustPem(pem);
    }
    return doctor.build().examine(targets);
  }
}
