package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorCountTest {
  private static Map<String, String> conf(String master, String settings) {
    Map<String, String> conf = new HashMap<>();
    conf.put("spark.master", master);
    for (String setting : settings == null ? new String[0] : settings.split(" ", -1)) {
      String[] parts = setting.split("=", 2);
      conf.put("spark." + parts[0], parts[1]);
    }
    return conf;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local                     |                                              | 1",
        "local[2]                  | executor.instances=7                         | 1",
        "local[*,3]                | dynamicAllocation.enabled=true               | 1",
        "local-cluster[2,1,1024]   |                                              | 2",
        "local-cluster[2,4,1024]   | executor.cores=2                             | 4",
        "spark://127.0.0.1:7077    | cores.max=7 executor.cores=2                 | 3",
        "spark://127.0.0.1:7077    | cores.max=7 executor.cores=2 executor.instances=9 | 3",
        "spark://127.0.0.1:7077    | cores.max=7                                  | 0",
        "yarn                      | executor.instances=5                         | 5",
        "yarn                      |                                              | 0",
        "yarn                      | executor.instances=many                      | 0",
        "yarn | dynamicAllocation.enabled=true executor.instances=2               | 0",
        "yarn | dynamicAllocation.enabled=true dynamicAllocation.maxExecutors=6   | 6",
      })
  void countsByMaster(String master, String settings, int executors) {
    assertEquals(executors, ExecutorCount.of(conf(master, settings)).most().orElse(0));
  }

  @Test
  void namesTheLineToAdd() {
    assertEquals(
        "error MCE-RULE-CAPACITY spark.executor.instances: the description has max-connections = 8,"
            + " and no maximum of executors is configured to divide them among; add to"
            + " spark-defaults.conf or with --conf: spark.executor.instances=2",
        ExecutorCount.of(conf("yarn", null)).problems(8).get(0).toString());
    assertEquals(
        "add to spark-defaults.conf or with --conf: spark.dynamicAllocation.maxExecutors=2",
        ExecutorCount.of(conf("yarn", "dynamicAllocation.enabled=true"))
            .problems(8)
            .get(0)
            .remedy());
    assertEquals(
        "add to spark-defaults.conf or with --conf: spark.executor.cores=1 and spark.cores.max=2",
        ExecutorCount.of(conf("spark://127.0.0.1:7077", null)).problems(8).get(0).remedy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yarn                   | executor.instances=5       | spark.executor.instances=3",
        "local-cluster[5,1,512] |                            | local-cluster[3,1,512]",
        "spark://127.0.0.1:7077 | cores.max=10 executor.cores=2 |"
            + " spark.executor.cores=2 and spark.cores.max=6",
        "yarn | dynamicAllocation.enabled=true dynamicAllocation.maxExecutors=5 |"
            + " spark.dynamicAllocation.maxExecutors=3",
      })
  void namesTheConfigurationThatFits(String master, String settings, String line) {
    assertEquals(
        "raise max-connections to 5, or run fewer executors: " + line,
        ExecutorCount.of(conf(master, settings)).problems(3).get(0).remedy());
  }
}
