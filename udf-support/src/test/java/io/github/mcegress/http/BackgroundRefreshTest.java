package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Endpoint;
import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewal that no call waits for: what it does is run by hand. */
class BackgroundRefreshTest {
  private static final String HOST = "api.example.test";
  private static final InetAddress SHIPPED = AddressHealthTest.address(1);
  private static final InetAddress OWN = AddressHealthTest.address(2);
  // Long over: nothing of the background may depend on a call's time.
  private static final Deadline OVER = Deadline.in(Duration.ofNanos(-1));

  private final FakeTime time = new FakeTime();
  private final HostCounters counters = new HostCounters(Endpoint.of(HOST, 443));
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Object> answers = new ArrayDeque<>();
  private boolean closed;
  private int asked;
  private HostAddresses host;

  private void execute(Runnable work) {
    if (closed) {
      throw new RejectedExecutionException("closed");
    }
    background.add(work);
  }

  @BeforeEach
  void shipped() {
    HostResolver resolver =
        name -> {
          asked++;
          Object answer = answers.remove();
          if (answer instanceof RuntimeException) {
            throw (RuntimeException) answer;
          }
          if (answer instanceof String) {
            throw new UnknownHostException((String) answer);
          }
          return Collections.singletonList((InetAddress) answer);
        };
    host =
        new HostAddresses(
            HOST,
            resolver,
            answer -> answer,
            addresses -> {},
            time,
            this::execute,
            0,
            Duration.ofMinutes(10),
            Duration.ofHours(24));
    host.shipped(Collections.singletonList(SHIPPED), time.now());
  }

  private List<InetAddress> call() {
    if (host.isDue()) {
      host.refresh(OVER, counters);
    }
    return host.order();
  }

  private void runBackground() {
    background.remove().run();
  }

  @Test
  void noCallWaits() {
    answers.add(OWN);
    time.move(Duration.ofMinutes(10));
    assertEquals(Collections.singletonList(SHIPPED), call());
    assertEquals(0, asked);
    runBackground();
    assertEquals(Collections.singletonList(OWN), call());
    assertEquals(1, asked);
  }

  @Test
  void oneRenewalIsUnderWayPerHost() {
    answers.add(OWN);
    time.move(Duration.ofMinutes(10));
    for (int i = 0; i < 100; i++) {
      call();
    }
    assertEquals(1, background.size());
    runBackground();
    call();
    assertTrue(background.isEmpty());
  }

  @Test
  void nothingIsDueBeforeTheSoftLifetimeIsOver() {
    time.move(Duration.ofMinutes(10).minusNanos(1));
    call();
    assertTrue(background.isEmpty());
  }

  @Test
  void aFailureKeepsTheAnswerAndIsTriedAgainWhenTheJvmHasForgottenIt() {
    Collections.addAll(answers, "failed", new IllegalStateException("a caller's resolver"), OWN);
    time.move(Duration.ofMinutes(10));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertEquals(Collections.singletonList(SHIPPED), call());
      runBackground();
      assertEquals(attempt, asked);
      time.move(Duration.ofSeconds(10).minusNanos(1));
      call();
      assertTrue(background.isEmpty());
      time.move(Duration.ofNanos(1));
    }
    call();
    runBackground();
    assertEquals(Collections.singletonList(OWN), call());
  }

  @Test
  void stretchesByChanceWhenItIsTriedAgain() {
    time.random(0.5);
    answers.add("failed");
    time.move(Duration.ofMinutes(10));
    call();
    runBackground();
    time.move(Duration.ofSeconds(15).minusNanos(1));
    call();
    assertTrue(background.isEmpty());
    time.move(Duration.ofNanos(1));
    call();
    assertEquals(1, background.size());
  }

  @Test
  void callsGoOnWithWhatIsKnownWhenTheClientIsClosed() {
    closed = true;
    time.move(Duration.ofMinutes(10));
    assertEquals(Collections.singletonList(SHIPPED), call());
    assertEquals(Collections.singletonList(SHIPPED), call());
  }
}
