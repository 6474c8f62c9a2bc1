package io.github.mcegress.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
class SparkClusterIT {
  private static final Pattern JVM = Pattern.compile(" in (\\d+@\\S+)");

  /** The JVMs that a job's lines name. */
  private static Set<String> jvms(SparkJob job) throws Exception {
    String output =
        job.conf("spark.cores.max", "2")
            .conf("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .conf("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
            .run()
            .success();
    System.out.print(output);
    Set<String> jvms = new TreeSet<>();
    for (Matcher found = JVM.matcher(output); found.find(); ) {
      jvms.add(found.group(1));
    }
    return jvms;
  }

  @Test
  void executorsOfAStandaloneClusterAreJvmsOfTheirOwn(SparkCluster cluster) throws Exception {
    assertTrue(cluster.master().matches("spark://127\\.0\\.0\\.1:\\d+"), cluster.master());
    assertEquals(3, jvms(cluster.job(TwoJvmsMain.class)).size());
    assertTrue(cluster.executorLogs().contains("Successfully registered with driver"));
  }

  @Test
  void executorsOfALocalClusterAreJvmsOfTheirOwn() throws Exception {
    SparkJob job =
        SparkJob.of(TwoJvmsMain.class)
            .master("local-cluster[2,1,1024]")
            .conf("spark.executor.memory", "512m");
    assertEquals(3, jvms(job).size());
  }

  @Test
  void aLocalMasterHasOneJvm() throws Exception {
    assertEquals(1, jvms(SparkJob.of(TwoJvmsMain.class)).size());
  }

  @Test
  void tellsTheStatusAndTheLogOfAJobThatFails() throws Exception {
    SparkRun run = SparkJob.of(TwoJvmsMain.class).master("nonsense").run();
    assertEquals(1, run.status());
    assertTrue(run.log().contains("Master must"), run.log());
  }
}
