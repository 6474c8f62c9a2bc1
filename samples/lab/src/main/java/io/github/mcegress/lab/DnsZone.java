package io.github.mcegress.lab;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The names {@link LabDns} knows, and the answers made of them.
 *
 * <p>Safe for use by many threads.
 */
final class DnsZone {
  private static final int TTL_SECONDS = 30;
  private static final int NEGATIVE_TTL_SECONDS = 5;
  private static final int EDNS_PAYLOAD_BYTES = 1232;

  private static final Record SOA =
      new SOARecord(
          Name.root,
          DClass.IN,
          NEGATIVE_TTL_SECONDS,
          name("ns.lab.invalid"),
          name("hostmaster.lab.invalid"),
          1,
          3600,
          600,
          86400,
          NEGATIVE_TTL_SECONDS);

  private final Map<Name, List<InetAddress>> records = new ConcurrentHashMap<>();

  /** Puts these addresses in place of what the name had. */
  void set(String name, InetAddress... addresses) {
    records.put(name(name), Arrays.asList(addresses.clone()));
  }

  Message answer(Message query) {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    answer.addRecord(question, Section.QUESTION);
    List<InetAddress> addresses = records.get(question.getName());
    if (addresses == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else {
      addresses.forEach(address -> add(answer, question, address));
    }
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      answer.addRecord(SOA, Section.AUTHORITY);
    }
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(EDNS_PAYLOAD_BYTES, 0, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  private static void add(Message answer, Record question, InetAddress address) {
    Name name = question.getName();
    if (question.getType() == Type.A && address instanceof Inet4Address) {
      answer.addRecord(new ARecord(name, DClass.IN, TTL_SECONDS, address), Section.ANSWER);
    } else if (question.getType() == Type.AAAA && address instanceof Inet6Address) {
      answer.addRecord(new AAAARecord(name, DClass.IN, TTL_SECONDS, address), Section.ANSWER);
    }
  }

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a domain name: " + e.getMessage(), e);
    }
  }
}
