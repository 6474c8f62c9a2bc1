package io.github.mcegress.http;

import io.github.mcegress.Endpoint;
import io.github.mcegress.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at their hosts' addresses until one answers, and follows redirects. Thread-safe.
 *
 * <p>A request goes to the next address when the one before did not take it; once more to the same
 * when a kept connection broke before the answer; on a new connection when the answer is 421.
 */
final class Calls {
  private static final int MISDIRECTED = 421;

  private final AccessList accessList;
  private final AddressBook addresses;
  private final Transport transport;
  private final AllCounters counters;
  private final int maxBodyBytes;
  private final Time time;

  Calls(
      AccessList accessList,
      AddressBook addresses,
      Transport transport,
      AllCounters counters,
      int maxBodyBytes,
      Time time) {
    this.accessList = accessList;
    this.addresses = addresses;
    this.transport = transport;
    this.counters = counters;
    this.maxBodyBytes = maxBodyBytes;
    this.time = time;
  }

  /** The answer at the end of the redirects, whatever its status. */
  EgressResponse send(EgressRequest request, Deadline deadline) throws EgressException {
    Redirects redirects = new Redirects();
    EgressRequest current = request;
    while (true) {
      HostCounters counted = counters.of(current.target().endpoint());
      EgressResponse answer = answer(current, deadline, counted);
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
      current = next;
    }
  }

  private EgressResponse answer(EgressRequest request, Deadline deadline, HostCounters counted)
      throws EgressException {
    Endpoint endpoint = request.target().endpoint();
    try {
      accessList.check(endpoint);
    } catch (EgressException e) {
      counted.refused(e);
      throw e;
    }
    List<EgressException> failures = new ArrayList<>(0);
    do {
      for (InetAddress address : addresses(request.target(), deadline, counted)) {
        Exchange exchange = new Exchange(request, address, deadline, maxBodyBytes, counted);
        EgressException failure = attempt(exchange);
        if (failure == null) {
          addresses.succeeded(request.target(), address);
          return exchange.answer();
        }
        failures.forEach(failure::addSuppressed);
        if (failure.stage() == Stage.PLAN || failure.mayHaveReachedServer() || deadline.isOver()) {
          throw failure;
        }
        addresses.failed(request.target(), address);
        counted.demoted(address);
        failures.add(failure);
      }
    } while (addresses.renewed(request.target(), deadline, counted));
    throw failures.get(failures.size() - 1);
  }

  private List<InetAddress> addresses(Target target, Deadline deadline, HostCounters counted)
      throws EgressException {
    try {
      return addresses.addresses(target, deadline, counted);
    } catch (EgressException e) {
      counted.failed(null, e);
      throw e;
    }
  }

  /** Null after an answer. */
  private @Nullable EgressException attempt(Exchange exchange) {
    EgressException failure = once(exchange);
    if (failure != null
        && exchange.reused()
        && failure.stage() == Stage.REQUEST
        && !exchange.deadline().isOver()) {
      // A kept connection that the server had closed meanwhile: nothing was answered. Others that
      // were kept beside it are closed as likely.
      transport.renew(exchange.target(), exchange.address());
      exchange.startAgain();
      failure = once(exchange);
    }
    if (failure == null && exchange.answer().status() == MISDIRECTED) {
      // Not processed: the server did not take the connection for this name's.
      EgressResponse misdirected = exchange.answer();
      transport.renew(exchange.target(), exchange.address());
      exchange.startAgain();
      if (once(exchange) != null) {
        exchange.answered(misdirected);
      }
    }
    return failure;
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
