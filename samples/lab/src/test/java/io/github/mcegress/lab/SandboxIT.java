package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox with real UDFs, on the Java of this build and on Java 8 where there is one. */
final class SandboxIT {
  private static final Path SANDBOX = Paths.get(System.getProperty("lab.sandbox"));
  private static final Path CLASSES = Paths.get(System.getProperty("lab.testClasses"));

  enum Java {
    OF_THIS_BUILD {
      @Override
      Path home() {
        return Paths.get(System.getProperty("java.home"));
      }
    },
    EIGHT {
      @Override
      Path home() {
        String home = System.getenv("JAVA8_HOME");
        assumeTrue(home != null, "JAVA8_HOME is not set");
        return Paths.get(home);
      }
    };

    abstract Path home();
  }

  @ParameterizedTest
  @EnumSource
  void runsEachRowAndSeesTheOfficialSecurityManager(Java java) throws Exception {
    long start = System.nanoTime();
    SandboxRun run = run(sandbox(java), SampleUdfs.Upper.class, "abc");
    System.out.printf(
        "one row on %s: %d ms%n", java, Duration.ofNanos(System.nanoTime() - start).toMillis());

    assertNull(run.failure());
    assertEquals(Collections.singletonList("ABC"), run.values());
    assertEquals(
        "com.aliyun.odps.local.common.security.DefaultSecurityManager", run.securityManager());
    assertEquals("", run.policy());
  }

  @ParameterizedTest
  @EnumSource
  void keepsNullLineEndsAndForeignLetters(Java java) throws Exception {
    SandboxRun run = run(sandbox(java), SampleUdfs.Upper.class, null, "a\nb\r\n", "", "网络é");

    assertNull(run.failure());
    assertEquals(Arrays.asList(null, "A\nB\r\n", "", "网络É"), run.values());
  }

  @ParameterizedTest
  @EnumSource
  void feedsAllRowsToOneInstance(Java java) throws Exception {
    List<Object[]> rows = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (long i = 1; i <= 1000; i++) {
      rows.add(new Object[] {i});
      expected.add(Long.toString(i));
    }

    SandboxRun run = sandbox(java).build().run(SampleUdfs.Counter.class.getName(), rows);

    assertNull(run.failure());
    assertEquals(expected, run.values());
  }

  @ParameterizedTest
  @EnumSource
  void findsEvaluateByColumnTypesWhereverNullStands(Java java) throws Exception {
    List<Object[]> rows =
        Arrays.asList(
            new Object[] {null, null, null, null, null}, new Object[] {"s", 1L, 2, 3.5, true});

    SandboxRun run = sandbox(java).build().run(SampleUdfs.Types.class.getName(), rows);

    assertNull(run.failure());
    assertEquals(Arrays.asList("null null null null null", "s 1 2 3.5 true"), run.values());
  }

  @ParameterizedTest
  @EnumSource
  void deniesThreads(Java java) throws Exception {
    SandboxRun run = run(sandbox(java), SampleUdfs.Threads.class, "x");

    assertEquals(Collections.emptyList(), run.values());
    assertContains(run.failure(), "java.lang.SecurityException: ODPS-0730001: access denied");
    assertContains(run.failure(), "DefaultSecurityManager.checkAccess");
  }

  @ParameterizedTest
  @EnumSource
  void connectsOnlyWhereThePolicyPermits(Java java) throws Exception {
    try (LabWeb permitted = LabWeb.plain().host("a", r -> LabResponse.of(200, "")).start();
        LabWeb other = LabWeb.plain().host("b", r -> LabResponse.of(200, "")).start()) {
      String line =
          "permission java.net.SocketPermission \"127.0.0.1:"
              + permitted.port()
              + "\", \"connect,resolve\";";

      SandboxRun run =
          run(
              sandbox(java).permission(line),
              SampleUdfs.Connects.class,
              "127.0.0.1:" + permitted.port(),
              "127.0.0.1:" + other.port());

      assertEquals(line, run.policy());
      assertEquals(Collections.singletonList("connected"), run.values());
      assertContains(
          run.failure(),
          "access denied (\"java.net.SocketPermission\" \"127.0.0.1:" + other.port() + "\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesAttachedFileResources(Java java) throws Exception {
    SandboxRun run =
        run(
            sandbox(java).resource("a.txt", "some\ntext".getBytes(StandardCharsets.UTF_8)),
            SampleUdfs.ReadsResource.class,
            "a.txt");

    assertNull(run.failure());
    assertEquals(Collections.singletonList("some\ntext"), run.values());
  }

  @ParameterizedTest
  @EnumSource
  void failsSoonForResourceThatIsNotAttached(Java java) throws Exception {
    SandboxRun run =
        run(
            sandbox(java).timeout(Duration.ofSeconds(30)),
            SampleUdfs.ReadsResource.class,
            "absent.txt");

    assertContains(
        run.failure(), "java.lang.RuntimeException: Download resource 'lab.absent.txt' Failed!");
  }

  @ParameterizedTest
  @EnumSource
  void givesStandardErrorOfSetupEvaluateAndClose(Java java) throws Exception {
    SandboxRun run = run(sandbox(java), SampleUdfs.Talks.class, "good 网络");

    assertContains(run.standardError(), "said in setup");
    assertContains(run.standardError(), "said in evaluate of good 网络");
    assertContains(run.standardError(), "said in close");
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtFirstRowThatFailsAndStillCloses(Java java) throws Exception {
    SandboxRun run = run(sandbox(java), SampleUdfs.Talks.class, "good", "bad", "unreached");

    assertEquals(Collections.singletonList("good"), run.values());
    assertContains(run.failure(), "Caused by: java.lang.IllegalStateException: this row is bad");
    assertContains(run.standardError(), "said in close");
    assertTrue(!run.standardError().contains("unreached"), run.toString());
  }

  @Test
  void givesFailedSetupAsFailure() throws Exception {
    SandboxRun run = run(sandbox(Java.OF_THIS_BUILD), SampleUdfs.NoSetup.class, "x");

    assertEquals(Collections.emptyList(), run.values());
    assertContains(run.failure(), "no setup today");
  }

  @Test
  void setsUpAndClosesWithoutRows() throws Exception {
    SandboxRun run = run(sandbox(Java.OF_THIS_BUILD), SampleUdfs.Talks.class);

    assertNull(run.failure());
    assertContains(run.standardError(), "said in setup");
    assertContains(run.standardError(), "said in close");
  }

  @Test
  void refusesToGoOnWithoutSandbox() {
    IOException refusal =
        assertThrows(
            IOException.class,
            () ->
                run(
                    sandbox(Java.OF_THIS_BUILD).jvmArgument("-Djava.security.manager=disallow"),
                    SampleUdfs.Upper.class,
                    "x"));

    assertContains(refusal.getMessage(), "the official sandbox is off");
  }

  @Test
  void namesTheLimitWhenTimeIsUp() {
    IOException refusal =
        assertThrows(
            IOException.class,
            () ->
                run(
                    sandbox(Java.OF_THIS_BUILD).timeout(Duration.ofSeconds(5)),
                    SampleUdfs.Hangs.class,
                    "x"));

    assertContains(refusal.getMessage(), "did not end within the sandbox's limit of PT5S");
  }

  private static Sandbox.Builder sandbox(Java java) {
    return Sandbox.builder(SANDBOX).javaHome(java.home()).jar(CLASSES);
  }

  private static SandboxRun run(Sandbox.Builder sandbox, Class<?> udf, String... cells)
      throws IOException, InterruptedException {
    List<Object[]> rows = new ArrayList<>();
    for (String cell : cells) {
      rows.add(new Object[] {cell});
    }
    return sandbox.build().run(udf.getName(), rows);
  }

  private static void assertContains(String text, String part) {
    assertTrue(text != null && text.contains(part), "\"" + part + "\" is not in:\n" + text);
  }
}
