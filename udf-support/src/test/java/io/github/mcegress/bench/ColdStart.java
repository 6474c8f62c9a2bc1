package io.github.mcegress.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a JVM tells of its first request; the answer first, the beans cost time of their own. */
final class ColdStart {
  private ColdStart() {}

  static void answered(int bytes) {
    System.out.println(bytes);
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    long cpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.out.println(classes + " " + cpu);
  }
}
