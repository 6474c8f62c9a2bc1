package io.github.mcegress.samples.road;

import io.github.mcegress.dns.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks one DNS server for A records, again when an answer does not come. Thread-safe. */
final class DnsjavaResolver implements HostResolver {
  private static final int ATTEMPTS = 6;
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final SimpleResolver resolver;
  private final Map<String, AtomicInteger> queries = new ConcurrentHashMap<>();

  DnsjavaResolver(InetSocketAddress server) {
    this.resolver = new SimpleResolver(server);
    this.resolver.setTimeout(PATIENCE);
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    IOException last = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        queries.computeIfAbsent(host, h -> new AtomicInteger()).incrementAndGet();
        return addresses(host, resolver.send(question(host)));
      } catch (UnknownHostException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
    UnknownHostException failed =
        new UnknownHostException("no answer to " + ATTEMPTS + " queries for " + host);
    failed.initCause(last);
    throw failed;
  }

  private static Message question(String host) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(host, Name.root), Type.A, DClass.IN));
  }

  private static List<InetAddress> addresses(String host, Message answer)
      throws UnknownHostException {
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new UnknownHostException(
          "the DNS server answers " + Rcode.string(answer.getRcode()) + " for " + host);
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (Record record : answer.getSection(Section.ANSWER)) {
      if (record instanceof ARecord) {
        byte[] bytes = ((ARecord) record).getAddress().getAddress();
        addresses.add(InetAddress.getByAddress(host, bytes));
      }
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host + " has no A record");
    }
    return addresses;
  }

  /** How many queries were sent for a host. */
  int queries(String host) {
    AtomicInteger count = queries.get(host);
    return count == null ? 0 : count.get();
  }
}
