package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at their hosts' addresses until one answers, and follows redirects. Thread-safe.
 *
 * <p>A request goes to the next address when nothing of it left to the one before, and to those
 * that the resolver gives when none is left; what else is sent again {@link Retries} says.
 */
final class Calls {
  private final AccessList accessList;
  private final AddressBook addresses;
  private final Transport transport;
  private final AllCounters counters;
  private final int maxBodyBytes;
  private final Time time;
  private final RetryBudget budget;

  Calls(
      AccessList accessList,
      AddressBook addresses,
      Transport transport,
      AllCounters counters,
      int maxBodyBytes,
      RetryBudget budget,
      Time time) {
    this.accessList = accessList;
    this.addresses = addresses;
    this.transport = transport;
    this.counters = counters;
    this.maxBodyBytes = maxBodyBytes;
    this.time = time;
    this.budget = budget;
  }

  /** The answer at the end of the redirects, whatever its status. */
  EgressResponse send(EgressRequest request, Deadline deadline) throws EgressException {
    Redirects redirects = new Redirects();
    EgressRequest current = request;
    String use = current.target().scheme();
    while (true) {
      HostCounters counted = counters.of(current.target().endpoint());
      EgressResponse answer = answer(current, deadline, counted, use);
      EgressRequest next;
      try {
        next = redirects.next(current, answer);
      } catch (EgressException e) {
        counted.failed(null, e);
        throw e;
      }
      if (next == null) {
        return answer;
      }
      use = next.target().scheme() + "<" + current.target().endpoint();
      current = next;
    }
  }

  private EgressResponse answer(
      EgressRequest request, Deadline deadline, HostCounters counted, String use)
      throws EgressException {
    Endpoint endpoint = request.target().endpoint();
    try {
      accessList.check(endpoint, use);
    } catch (EgressException e) {
      counted.refused(e);
      throw e;
    }
    budget.called();
    counted.called();
    Retries retries = new Retries(request, deadline, budget, time);
    List<EgressException> failures = new ArrayList<>(0);
    Sent sent = Sent.NOTHING;
    boolean tried = false;
    while (true) {
      List<InetAddress> order = addresses(request.target(), deadline, counted, sent);
      for (int i = 0; i < order.size(); i++) {
        InetAddress address = order.get(i);
        boolean last = i == order.size() - 1;
        boolean known = addresses.isResting(request.target(), address);
        if (tried) {
          counted.repeated();
        }
        tried = true;
        Exchange exchange = new Exchange(request, address, deadline, maxBodyBytes, counted);
        exchange.sentBefore(sent);
        long begun = time.nanoTime();
        EgressException failure = attempt(exchange, retries, last);
        if (failure == null) {
          addresses.succeeded(request.target(), address);
          return exchange.answer();
        }
        failures.forEach(failure::addSuppressed);
        if (retries.isNotConnected(failure) && addresses.failed(request.target(), address, begun)) {
          counted.demoted(address);
        }
        if (!retries.elsewhere(exchange, failure, known, last)) {
          throw failure;
        }
        failures.add(failure);
        sent = exchange.sent();
      }
      if (!addresses.renewed(request.target(), deadline, counted)) {
        if (!retries.everywhere(failures, sent)) {
          throw failures.get(failures.size() - 1);
        }
        // What comes now tells of the same addresses.
        failures.clear();
      }
    }
  }

  private List<InetAddress> addresses(
      Target target, Deadline deadline, HostCounters counted, Sent sent) throws EgressException {
    try {
      return addresses.addresses(target, deadline, counted);
    } catch (EgressException e) {
      counted.failed(null, e);
      throw e.atLeast(sent);
    }
  }

  /** Null after an answer; as often as may be at this address, or until the next is to be tried. */
  private @Nullable EgressException attempt(Exchange exchange, Retries retries, boolean last) {
    EgressException failure = once(exchange);
    while (true) {
      if (retries.onNewConnection(exchange, failure)) {
        // Others that were kept beside it are closed as likely.
        transport.renew(exchange.target(), exchange.address());
      } else if (failure != null && !last || !retries.afterPause(exchange, failure)) {
        return failure;
      }
      exchange.startAgain();
      failure = once(exchange);
    }
  }

  private @Nullable EgressException once(Exchange exchange) {
    long start = time.nanoTime();
    HostCounters counted = exchange.counters();
    try {
      EgressResponse answer = transport.send(exchange);
      long took = time.nanoTime() - start;
      counted.answered(exchange.address(), answer.status(), exchange.received(), took);
      exchange.answered(answer);
      return null;
    } catch (IOException | SecurityException e) {
      EgressException failure = Failure.of(exchange, e);
      counted.failed(exchange.address(), failure);
      return failure;
    }
  }
}
