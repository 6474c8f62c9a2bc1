package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Endpoint;
import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostAddressesTest {
  private static final String HOST = "api.example.test";
  private static final InetAddress SHIPPED = AddressHealthTest.address(1);
  private static final InetAddress OWN = AddressHealthTest.address(2);
  private static final Deadline LONG = Deadline.in(Duration.ofHours(1));

  private final FakeTime time = new FakeTime();
  private final HostCounters counters = new HostCounters(Endpoint.of(HOST, 443));
  private final Script resolver = new Script();
  private final List<List<InetAddress>> changes = new ArrayList<>();
  private final HostAddresses host =
      new HostAddresses(
          HOST,
          resolver,
          answer -> answer,
          changes::add,
          time,
          null,
          0,
          Duration.ofMinutes(10),
          Duration.ofHours(24));

  /** Answers in the order that was written: addresses, or the message of a failure. */
  private final class Script implements HostResolver {
    private final Deque<Object> answers = new ArrayDeque<>();
    private Duration takes = Duration.ofMillis(5);
    private int asked;

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
      asked++;
      time.move(takes);
      Object answer = answers.remove();
      if (answer instanceof String) {
        throw new UnknownHostException((String) answer);
      }
      return Collections.singletonList((InetAddress) answer);
    }
  }

  private void shipped() {
    host.shipped(Collections.singletonList(SHIPPED), time.now());
  }

  private void renewWhenDue() {
    if (host.isDue()) {
      host.refresh(LONG, counters);
    }
  }

  @Test
  void usesWhatWasShippedWithoutAskingForItsSoftLifetime() {
    shipped();
    for (int minute = 0; minute < 10; minute++) {
      renewWhenDue();
      assertEquals(Collections.singletonList(SHIPPED), host.order());
      time.move(Duration.ofMinutes(1));
    }
    assertEquals(0, resolver.asked);
    assertEquals(AddressOrigin.SHIPPED, host.origin());
    resolver.answers.add(OWN);
    renewWhenDue();
    assertEquals(Collections.singletonList(OWN), host.order());
    assertEquals(AddressOrigin.RESOLVED, host.origin());
    assertEquals(Collections.singletonList(Collections.singletonList(OWN)), changes);
  }

  @Test
  void stretchesTheSoftLifetimeByChanceUpToTwice() {
    time.random(0.999);
    HostAddresses other =
        new HostAddresses(
            HOST,
            resolver,
            a -> a,
            a -> {},
            time,
            null,
            0,
            Duration.ofMinutes(10),
            Duration.ofHours(24));
    time.move(Duration.ofMinutes(19));
    assertFalse(other.isDue());
    time.move(Duration.ofMinutes(1));
    assertTrue(other.isDue());
  }

  @Test
  void neverReplacesAGoodAnswerByAFailure() {
    shipped();
    time.move(Duration.ofMinutes(10));
    resolver.answers.add(HOST + ": Name or service not known");
    renewWhenDue();
    assertEquals(1, resolver.asked);
    assertEquals(Collections.singletonList(SHIPPED), host.order());
    assertTrue(host.isUsable());
  }

  @Test
  void asksNothingWhileTheJvmRemembersAFailure() {
    shipped();
    time.move(Duration.ofMinutes(10));
    resolver.answers.addAll(Arrays.asList("failed", OWN));
    renewWhenDue();
    time.move(Duration.ofMillis(9_999));
    assertFalse(host.renew(LONG, counters));
    assertEquals(1, resolver.asked);
    time.move(Duration.ofMillis(1));
    assertTrue(host.renew(LONG, counters));
    assertEquals(2, resolver.asked);
    assertEquals(Collections.singletonList(OWN), host.order());
  }

  @Test
  void ridesOnCallsOnceASoftLifetimeWhateverComesOfIt() {
    shipped();
    resolver.answers.addAll(Arrays.asList("failed", OWN));
    time.move(Duration.ofMinutes(10));
    renewWhenDue();
    for (int minute = 0; minute < 10; minute++) {
      assertEquals(1, resolver.asked);
      time.move(Duration.ofMinutes(1));
      renewWhenDue();
    }
    assertEquals(2, resolver.asked);
  }

  @Test
  void doesNotRideOnACallWhoseDeadlineIsTooNear() {
    shipped();
    resolver.takes = Duration.ofSeconds(5);
    resolver.answers.addAll(Arrays.asList(OWN, SHIPPED));
    assertTrue(host.renew(LONG, counters));
    time.move(Duration.ofMinutes(21));
    host.refresh(Deadline.in(Duration.ofSeconds(4)), counters);
    assertEquals(1, resolver.asked);
    renewWhenDue();
    assertEquals(2, resolver.asked);
  }

  @Test
  void waitsForAnAnswerThatAnotherCallIsAskingFor() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    HostAddresses slow =
        new HostAddresses(
            HOST,
            name -> {
              asked.countDown();
              try {
                mayAnswer.await();
              } catch (InterruptedException e) {
                throw new UnknownHostException("interrupted");
              }
              return Collections.singletonList(OWN);
            },
            a -> a,
            a -> {},
            time,
            null,
            0,
            Duration.ofMinutes(10),
            Duration.ofHours(24));
    CompletableFuture<Boolean> first = new CompletableFuture<>();
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    new Thread(() -> first.complete(slow.renew(LONG, counters))).start();
    assertTrue(asked.await(60, TimeUnit.SECONDS));
    assertFalse(slow.renew(Deadline.in(Duration.ofMillis(1)), counters));
    Thread waiting = new Thread(() -> second.complete(slow.renew(LONG, counters)));
    waiting.start();
    while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.yield();
    }
    mayAnswer.countDown();
    assertTrue(first.get(60, TimeUnit.SECONDS));
    assertTrue(second.get(60, TimeUnit.SECONDS));
    assertEquals(1, counters.report().lookups());
  }

  @Test
  void asksEarlierWhenEveryAddressFailed() {
    shipped();
    resolver.answers.add(OWN);
    assertTrue(host.renew(LONG, counters));
    assertEquals(Collections.singletonList(OWN), host.order());
    assertFalse(host.renew(LONG, counters));
    assertEquals(1, resolver.asked);
  }

  @Test
  void asksOnlyWhatFitsIntoTheDeadline() {
    shipped();
    resolver.takes = Duration.ofSeconds(5);
    resolver.answers.addAll(Arrays.asList(OWN, SHIPPED));
    assertTrue(host.renew(LONG, counters));
    time.move(Duration.ofMinutes(11));
    assertFalse(host.renew(Deadline.in(Duration.ofSeconds(4)), counters));
    assertEquals(1, resolver.asked);
    assertTrue(host.renew(Deadline.in(Duration.ofHours(1)), counters));
    assertEquals(2, counters.report().lookups());
    assertEquals(Duration.ofSeconds(10), counters.report().lookupTime());
  }

  @Test
  void doesNotUseAnAnswerBeyondItsGreatestAge() throws Exception {
    shipped();
    time.move(Duration.ofHours(24).minusNanos(1));
    assertTrue(host.isUsable());
    time.move(Duration.ofNanos(1));
    assertFalse(host.isUsable());
    resolver.answers.addAll(Arrays.asList("gone", OWN));
    assertThrows(UnknownHostException.class, () -> host.first(LONG, counters));
    host.first(LONG, counters);
    assertTrue(host.isUsable());
    assertEquals(Collections.singletonList(OWN), host.order());
  }

  @Test
  void waitsOutATemporaryFailureOnceWhenTheDeadlineAllows() throws Exception {
    resolver.answers.addAll(Arrays.asList(HOST + ": Temporary failure in name resolution", OWN));
    host.first(LONG, counters);
    assertEquals(Duration.ofSeconds(10), time.slept());
    assertEquals(Collections.singletonList(OWN), host.order());
  }

  @Test
  void waitsOutAFailureThatTheJvmOnlyRemembers() throws Exception {
    resolver.takes = Duration.ofNanos(20_000);
    resolver.answers.addAll(Arrays.asList(HOST, OWN));
    host.first(LONG, counters);
    assertEquals(Duration.ofSeconds(10), time.slept());
  }

  @Test
  void doesNotWaitForANameThatIsNotThereNorBeyondTheDeadline() {
    resolver.answers.addAll(
        Arrays.asList(
            HOST + ": Name or service not known", HOST + ": Temporary failure in name resolution"));
    assertThrows(UnknownHostException.class, () -> host.first(LONG, counters));
    Deadline near = Deadline.in(Duration.ofSeconds(9));
    assertThrows(UnknownHostException.class, () -> host.first(near, counters));
    assertEquals(Duration.ZERO, time.slept());
    assertEquals(2, resolver.asked);
  }

  @Test
  void asksForItselfOnlyOnceForManyCallers() throws Exception {
    resolver.answers.add(OWN);
    host.first(LONG, counters);
    host.first(LONG, counters);
    assertEquals(1, resolver.asked);
  }
}
