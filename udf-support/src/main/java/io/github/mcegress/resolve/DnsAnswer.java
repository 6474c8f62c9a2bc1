package io.github.mcegress.resolve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * What a look-up came to, and for how long that holds: addresses, or a failure in the words of the
 * C library, by which users know it. Immutable.
 */
final class DnsAnswer {
  static final long LEAST_TTL_SECONDS = 5;
  static final long GREATEST_TTL_SECONDS = 3600;
  static final long GREATEST_NEGATIVE_TTL_SECONDS = 60;

  private final List<InetAddress> addresses;
  private final @Nullable String failure;
  private final long ttlNanos;

  private DnsAnswer(List<InetAddress> addresses, @Nullable String failure, long ttlSeconds) {
    this.addresses = Collections.unmodifiableList(addresses);
    this.failure = failure;
    this.ttlNanos = TimeUnit.SECONDS.toNanos(ttlSeconds);
  }

  /** Of a file that may change at any time. */
  static DnsAnswer ofFile(List<InetAddress> addresses) {
    return new DnsAnswer(addresses, null, LEAST_TTL_SECONDS);
  }

  /** Not an answer: it is told to those who wait for it and not kept. */
  static DnsAnswer failure(String words) {
    return new DnsAnswer(Collections.emptyList(), words, 0);
  }

  /** Nobody knows whether the name exists. */
  static DnsAnswer temporaryFailure(String host, String why) {
    return failure(host + ": Temporary failure in name resolution (" + why + ")");
  }

  /** What a server that knows says: the addresses, or that there are none. */
  static DnsAnswer of(String host, Message message) throws UnknownHostException {
    if (message.getRcode() == Rcode.NXDOMAIN) {
      return absent(host + ": Name or service not known (NXDOMAIN)", message);
    }
    List<Record> records = message.getSection(Section.ANSWER);
    long ttl = GREATEST_TTL_SECONDS;
    Name name = message.getQuestion().getName();
    // At most as many aliases as there are records: they may go round.
    for (int i = 0; i < records.size(); i++) {
      for (Record record : records) {
        if (record instanceof CNAMERecord && record.getName().equals(name)) {
          name = ((CNAMERecord) record).getTarget();
          ttl = Math.min(ttl, seconds(record.getTTL()));
          break;
        }
      }
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (Record record : records) {
      if (record instanceof ARecord && record.getName().equals(name)) {
        byte[] bytes = ((ARecord) record).getAddress().getAddress();
        addresses.add(InetAddress.getByAddress(host, bytes));
        ttl = Math.min(ttl, seconds(record.getTTL()));
      }
    }
    return addresses.isEmpty()
        ? absent(host + ": No address associated with hostname (it has no A record)", message)
        : new DnsAnswer(addresses, null, Math.max(LEAST_TTL_SECONDS, ttl));
  }

  /** RFC 2308: for as long as the SOA record says; without one it is not to be kept. */
  private static DnsAnswer absent(String words, Message message) {
    for (Record record : message.getSection(Section.AUTHORITY)) {
      if (record instanceof SOARecord) {
        long ttl = Math.min(seconds(record.getTTL()), ((SOARecord) record).getMinimum());
        ttl = Math.min(GREATEST_NEGATIVE_TTL_SECONDS, Math.max(LEAST_TTL_SECONDS, ttl));
        return new DnsAnswer(Collections.emptyList(), words, ttl);
      }
    }
    return failure(words);
  }

  /** RFC 2181: with the highest bit set it is 0. */
  private static long seconds(long ttl) {
    return ttl > Integer.MAX_VALUE ? 0 : ttl;
  }

  List<InetAddress> addresses() throws UnknownHostException {
    if (failure != null) {
      throw new UnknownHostException(failure);
    }
    return addresses;
  }

  long ttlNanos() {
    return ttlNanos;
  }
}
