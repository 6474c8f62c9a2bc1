package io.github.mcegress.spark;

import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.ConnectionLease;
import io.github.mcegress.http.EgressClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * An executor's line to the driver: renews its lease of connections, takes newer addresses, and
 * cuts the connections when the lease is over.
 *
 * <p>The daemon thread {@code mcegress-lease} watches the time and never blocks on the driver,
 * which may take 120 s to fail: that is left to {@link DriverLine}, and given up when the answer
 * could not be used any more. A request's thread does no more than wake it. Thread-safe.
 */
final class LeaseThread {
  private static final long ENDING_MILLIS = 2_000;

  private final String executor;
  private final EgressClient client;
  private final Consumer<String> told;
  private final LeaseHolder holder;
  private final UsefulConnections useful;
  private final long leaseNanos;
  private final long everyNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final DriverLine driver;
  private final Thread thread = new Thread(this::run, "mcegress-lease");
  private volatile boolean closed;
  private boolean wanting;

  // Of the lease's thread alone:
  private final LeaseTerm term;
  private long addresses;
  private boolean silent;

  /**
   * For a client; nothing is asked yet.
   *
   * @param lease the client's, or null where its connections are its own affair
   * @param settings how long a lease holds, a third of which lies between two renewals; the version
   *     and the hosts of the addresses that the client has
   */
  LeaseThread(
      PluginContext context,
      EgressClient client,
      @Nullable ConnectionLease lease,
      EgressSettings settings,
      Consumer<String> told) {
    this.executor = context.executorID();
    this.client = client;
    this.told = told;
    this.holder = new LeaseHolder(executor);
    this.leaseNanos = TimeUnit.MILLISECONDS.toNanos(settings.leaseMillis());
    this.everyNanos = leaseNanos / 3;
    this.term = new LeaseTerm(lease, everyNanos);
    this.addresses = settings.addresses();
    this.driver = new DriverLine(context);
    this.useful = new UsefulConnections(settings.hosts().hosts().size());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** A call waits for a connection; run on its thread, returns at once. */
  void wanting() {
    lock.lock();
    try {
      wanting = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What the client did, and how many messages went to the driver. */
  EgressCounters counters() {
    return EgressCounters.of(client.report(), driver.asked(), driver.unanswered());
  }

  private void run() {
    try {
      while (!closed) {
        long sent = System.nanoTime();
        if (renew(sent)) {
          takeAddresses();
        }
        rest(sent);
      }
    } catch (InterruptedException e) {
      // The executor ends, and this thread with it.
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the driver has newer addresses. */
  private boolean renew(long sent) throws InterruptedException {
    lock.lock();
    try {
      wanting = false;
    } finally {
      lock.unlock();
    }
    int held = term.held();
    int wanted = useful.look(term.wanted(), client.report().hosts().size());
    Renewal renewal = holder.next(held, wanted, addresses, sent);
    try {
      String counters = counters().toText();
      String message = DriverMessage.write(DriverMessage.RENEW, renewal.toText(), counters);
      Grant grant = Grant.parse(ask(message, sent + leaseNanos));
      term.begin(holder.take(grant), wanted);
      silent = false;
      return grant.addresses() > addresses;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void takeAddresses() throws InterruptedException {
    try {
      String message = DriverMessage.write(DriverMessage.ADDRESSES, "", "");
      String answer = ask(message, System.nanoTime() + everyNanos);
      int line = answer.indexOf('\n');
      if (line < 0) {
        throw new IllegalArgumentException("\"" + answer + "\" holds no addresses");
      }
      long version = Long.parseLong(answer.substring(0, line));
      client.hosts(ResolvedHosts.parse(answer.substring(line + 1)));
      addresses = version;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failed(e);
    }
  }

  private void failed(Exception e) {
    driver.failed();
    if (!silent) {
      silent = true;
      told.accept(
          "executor "
              + executor
              + ": no answer from the driver, connections end with the lease: "
              + (e instanceof ExecutionException ? e.getCause() : e));
    }
  }

  private String ask(String message, long untilNanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<Object> answer = driver.ask(message);
    try {
      while (true) {
        term.cutIfOver();
        long now = System.nanoTime();
        if (untilNanos - now <= 0) {
          throw new TimeoutException("it did not come in time");
        }
        try {
          return String.valueOf(
              answer.get(term.untilTheEnd(now, untilNanos - now), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
          // The lease may be over, or the time of the answer: looked at above.
        }
      }
    } finally {
      answer.cancel(true);
    }
  }

  /** Until the next renewal is due: a third of the lease, or sooner where calls wait. */
  private void rest(long sent) throws InterruptedException {
    while (!closed) {
      // Without our lock: a call that waits has the client's when it wakes us.
      term.cutIfOver();
      lock.lock();
      try {
        long now = System.nanoTime();
        long due = sent + term.nextNanos(wanting) - now;
        if (due <= 0) {
          return;
        }
        woken.awaitNanos(term.untilTheEnd(now, due));
      } finally {
        lock.unlock();
      }
    }
  }

  /** Ends renewing; what is open stays so until the client is closed. */
  void stop() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(ENDING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When everything is closed: tells the driver, without waiting long for it. */
  void release() {
    try {
      if (!thread.isAlive()) {
        Renewal last = new Renewal(executor, holder.release(), 0, 0, addresses);
        String message =
            DriverMessage.write(DriverMessage.RELEASE, last.toText(), counters().toText());
        driver.ask(message).get(ENDING_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The driver may have ended first; it frees the slot by its time.
      failed(e);
    } finally {
      driver.close();
    }
  }
}
