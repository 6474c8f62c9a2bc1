package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.resolve.DnsHostResolver;
import java.security.Permission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private static final RuntimeCapabilities FREE = RuntimeCapabilities.of(null);
  private static final RuntimeCapabilities SANDBOX =
      RuntimeCapabilities.of(
          new SecurityManager() {
            @Override
            public void checkPermission(Permission permission) {
              throw new SecurityException("denied");
            }
          });

  @Test
  void asksTheCallersResolverElseDnsElseTheJvm() throws Exception {
    HostResolver given = new FakeHostResolver();
    try (Lookups callers = new Lookups(given, FREE, true, null);
        Lookups dns = new Lookups(null, FREE, true, null);
        Lookups jvm = new Lookups(null, SANDBOX, false, null)) {
      assertSame(given, callers.resolver());
      assertEquals("look-ups by the caller", callers.toString());
      assertTrue(dns.resolver() instanceof DnsHostResolver);
      assertEquals("look-ups by DNS", dns.toString());
      assertSame(HostResolver.SYSTEM, jvm.resolver());
      assertEquals("look-ups by the JVM", jvm.toString());
    }
  }

  @Test
  void hasNoBackgroundWithoutThreads() throws Exception {
    try (Lookups blocking = new Lookups(null, FREE, false, null)) {
      assertNull(blocking.background());
    }
  }

  @Test
  void hasOneDaemonThreadFromItsFirstWorkUntilItIsClosed() throws Exception {
    Lookups lookups = new Lookups(null, FREE, true, null);
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();
    lookups.background().execute(() -> first.complete(Thread.currentThread()));
    lookups.background().execute(() -> second.complete(Thread.currentThread()));
    Thread thread = first.get(60, TimeUnit.SECONDS);
    assertSame(thread, second.get(60, TimeUnit.SECONDS));
    assertTrue(thread.isDaemon());
    assertEquals("mcegress-addresses", thread.getName());
    lookups.close();
    thread.join(60_000);
    assertFalse(thread.isAlive());
  }

  @Test
  void closingInterruptsWhatTheThreadDoes() throws Exception {
    Lookups lookups = new Lookups(null, FREE, true, null);
    CompletableFuture<Thread> working = new CompletableFuture<>();
    lookups
        .background()
        .execute(
            () -> {
              working.complete(Thread.currentThread());
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            });
    Thread thread = working.get(60, TimeUnit.SECONDS);
    lookups.close();
    thread.join(60_000);
    assertFalse(thread.isAlive());
  }
}
