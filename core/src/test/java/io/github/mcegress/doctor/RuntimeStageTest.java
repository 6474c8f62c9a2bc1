package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import java.net.SocketPermission;
import java.net.UnknownHostException;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PropertyPermission;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RuntimeStageTest {
  private static final Exam EXAM = new Exam();

  /** Denies what begins with one of these, and keeps what was asked. */
  @SuppressWarnings("removal")
  private static class Denying extends SecurityManager {
    private final List<Permission> asked = new ArrayList<>();
    private final String[] denied;

    Denying(String... denied) {
      this.denied = denied;
    }

    @Override
    public void checkPermission(Permission permission) {
      asked.add(permission);
      for (String start : denied) {
        if (permission.toString().startsWith("(\"" + start)) {
          throw new java.security.AccessControlException("access denied " + permission, permission);
        }
      }
    }
  }

  private static StageResult runtime(Jvm jvm) {
    Diagnosis diagnosis =
        Doctor.builder()
            .jvm(jvm)
            .resolver(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build()
            .examine("a.aliyun.com:443");
    return Exam.stage(diagnosis, ExamStage.RUNTIME);
  }

  @Test
  void saysWhereItRuns() {
    StageResult stage = runtime(new Jvm(null));
    assertEquals(Verdict.OK, stage.verdict());
    String text = stage.evidence().toString();
    assertTrue(text.contains("Java " + System.getProperty("java.version")), text);
    assertTrue(text.contains("no SecurityManager, threads allowed"), text);
    assertTrue(text.contains("examined as LAPTOP for UDF"), text);
  }

  @Test
  void readsNoPropertyThatItMayNot() {
    Denying manager =
        new Denying(
            "java.util.PropertyPermission",
            "java.security.SecurityPermission",
            "java.lang.RuntimePermission");
    StageResult stage = runtime(new Jvm(manager));
    String text = stage.evidence().toString();
    assertEquals(Verdict.OK, stage.verdict(), text);
    assertTrue(text.contains("Java (not readable here)"), text);
    assertTrue(text.contains("threads denied"), text);
    assertTrue(text.contains("examined as UDF_SANDBOX"), text);
    assertTrue(text.contains("not readable here: http.proxyHost, https.proxyHost, socks"), text);
    assertTrue(
        manager.asked.contains(new PropertyPermission("http.proxyHost", "read")),
        manager.asked.toString());
  }

  @Test
  void tellsThatAnswersOfDnsAreKeptForever() {
    StageResult stage = runtime(new Jvm(new Denying()));
    assertEquals(Verdict.WARNING, stage.verdict(), stage.evidence().toString());
    assertEquals(Codes.RUNTIME_DNS_CACHE, stage.causes().get(0).code());
  }

  @Test
  void asksTheSandboxBeforeALookUp() {
    Denying manager = new Denying("java.net.SocketPermission\" \"a.aliyun.com\" \"resolve");
    List<String> looked = new ArrayList<>();
    Diagnosis diagnosis =
        Doctor.builder()
            .jvm(new Jvm(manager))
            .resolver(
                host -> {
                  looked.add(host);
                  return Collections.singletonList(Exam.address(127, 0, 0, 1));
                })
            .build()
            .examine("a.aliyun.com:443");
    Exam.assertMet("sandbox-resolve", Place.UDF_SANDBOX, diagnosis);
    assertEquals(Collections.emptyList(), looked);
    assertTrue(diagnosis.cause().message().contains("\"resolve\""), diagnosis.toText());
  }

  /** A SecurityManager compares host names by their addresses, so asking it may fail before. */
  @Test
  void doesNotTakeTheFailureOfItsQuestionForAnOlderOne() {
    AtomicLong now = new AtomicLong();
    for (long asking : new long[] {0, 6_000_000}) {
      Denying manager =
          new Denying() {
            @Override
            public void checkPermission(Permission permission) {
              super.checkPermission(permission);
              now.addAndGet(permission instanceof SocketPermission ? asking : 0);
            }
          };
      Diagnosis diagnosis =
          Doctor.builder()
              .jvm(new Jvm(manager))
              .nanoTime(now::get)
              .resolver(
                  host -> {
                    throw new UnknownHostException(host);
                  })
              .build()
              .examine("a.aliyun.com:443");
      Exam.assertMet(
          asking == 0 ? "dns-cached-failure" : "dns-not-known", Place.UDF_SANDBOX, diagnosis);
    }
  }

  @Test
  void asksTheSandboxBeforeAConnection() throws Exception {
    try (LoopbackPeer peer = LoopbackPeer.plain(Exam.OK)) {
      Denying manager = new Denying("java.net.SocketPermission\" \"127.0.0.1:");
      Diagnosis diagnosis =
          EXAM.doctor()
              .jvm(new Jvm(manager))
              .spec(
                  EgressSpec.builder()
                      .internet(Exam.HOST + ":" + peer.port())
                      .privateAddresses(Exam.HOST + ":" + peer.port())
                      .build())
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("sandbox-connect", Place.UDF_SANDBOX, diagnosis);
      assertTrue(
          manager.asked.contains(
              new SocketPermission("127.0.0.1:" + peer.port(), "connect,resolve")),
          manager.asked.toString());
      assertEquals(0, peer.connections());
    }
  }

  @Test
  void quotesProxyPropertiesWithoutCredentials() {
    String before = System.getProperty("https.proxyHost");
    System.setProperty("https.proxyHost", "user:hidden@proxy.example.test");
    try {
      StageResult stage = runtime(new Jvm(null));
      assertEquals(Codes.RUNTIME_PROXY, stage.causes().get(0).code());
      assertTrue(stage.causes().get(0).message().contains("proxy.example.test"));
      assertFalse(stage.causes().get(0).message().contains("hidden"));
    } finally {
      if (before == null) {
        System.clearProperty("https.proxyHost");
      } else {
        System.setProperty("https.proxyHost", before);
      }
    }
  }
}
