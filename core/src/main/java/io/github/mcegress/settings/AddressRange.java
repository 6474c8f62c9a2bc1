package io.github.mcegress.settings;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of {@code odps.vpc.access.ips}: IPv4 addresses or a domain, with a port. Immutable. */
final class AddressRange {
  private static final Pattern RANGE = Pattern.compile("([0-9.]+)-([0-9.]+):([^:]*)");
  private static final Pattern SEGMENT = Pattern.compile("([0-9.]+)/([0-9]{1,2}):([^:]*)");
  private static final String FORM =
      "write ip:port, ipBegin-ipEnd:port, cidr:port, or domain:port for RDS";
  private static final String SOURCE = "HBase and RDS external tables, 2020/21";

  private final String text;
  private final Endpoint endpoint;
  private final long first;
  private final long last;

  private AddressRange(String text, Endpoint endpoint, long first, long last) {
    this.text = text;
    this.endpoint = endpoint;
    this.first = first;
    this.last = last;
  }

  static AddressRange parse(String entry) {
    Matcher range = RANGE.matcher(entry);
    if (range.matches()) {
      if (range.group(2).indexOf('.') < 0) {
        throw invalid(
            Quoted.of(entry) + " ends in a short address, which only a comment in the Java SDK has",
            "write the whole end address, say 192.168.0.200-192.168.0.210:8900");
      }
      Endpoint begin = Endpoint.parse(range.group(1) + ":" + range.group(3));
      Endpoint end = Endpoint.parse(range.group(2) + ":" + range.group(3));
      if (number(begin) > number(end)) {
        throw invalid(Quoted.of(entry) + " ends before it begins", "write the lower address first");
      }
      String text = begin.host() + "-" + end;
      return new AddressRange(text, begin, number(begin), number(end));
    }
    Matcher segment = SEGMENT.matcher(entry);
    if (segment.matches()) {
      Endpoint inside = Endpoint.parse(segment.group(1) + ":" + segment.group(3));
      int bits = Integer.parseInt(segment.group(2));
      if (bits > 32) {
        throw invalid(Quoted.of(entry) + " has a prefix of " + bits, "write 0 to 32");
      }
      long size = 1L << (32 - bits);
      long first = number(inside) / size * size;
      String text = inside.host() + "/" + bits + ":" + inside.port();
      return new AddressRange(text, inside, first, first + size - 1);
    }
    if (entry.isEmpty()) {
      throw invalid("the entry is empty", FORM);
    }
    Endpoint single = Endpoint.parse(entry);
    long number = single.address().isPresent() ? number(single) : -1;
    return new AddressRange(single.toString(), single, number, number);
  }

  private static long number(Endpoint endpoint) {
    Optional<InetAddress> address = endpoint.address();
    if (!address.isPresent()) {
      throw invalid(Quoted.of(endpoint.host()) + " is no IPv4 address", FORM);
    }
    long number = 0;
    for (byte b : address.get().getAddress()) {
      number = number * 256 + (b & 0xff);
    }
    return number;
  }

  long size() {
    return last - first + 1;
  }

  int port() {
    return endpoint.port();
  }

  boolean covers(Endpoint other) {
    if (other.port() != port()) {
      return false;
    }
    if (first < 0 || !other.address().isPresent()) {
      return endpoint.equals(other);
    }
    long number = number(other);
    return first <= number && number <= last;
  }

  /** How many different addresses and domains the ranges name, whatever their ports. */
  static long distinct(List<AddressRange> ranges) {
    List<AddressRange> sorted = new ArrayList<>();
    for (AddressRange range : ranges) {
      int at = sorted.size();
      while (at > 0 && sorted.get(at - 1).first > range.first) {
        at--;
      }
      sorted.add(at, range);
    }
    Set<String> domains = new HashSet<>();
    long count = 0;
    long next = 0;
    for (AddressRange range : sorted) {
      if (range.first < 0) {
        domains.add(range.endpoint.host());
      } else if (range.last >= next) {
        count += range.last - Math.max(range.first, next) + 1;
        next = range.last + 1;
      }
    }
    return count + domains.size();
  }

  private static InvalidEgressException invalid(String message, String remedy) {
    return new InvalidEgressException(
        Problem.error(Codes.SPEC_VALUE, message, remedy).from(SOURCE));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof AddressRange && text.equals(((AddressRange) o).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The entry in its canonical form. */
  @Override
  public String toString() {
    return text;
  }
}
