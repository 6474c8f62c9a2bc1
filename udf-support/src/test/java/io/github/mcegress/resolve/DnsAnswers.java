package io.github.mcegress.resolve;

import io.github.mcegress.lab.DnsEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** What a test makes of the lab's DNS answers. */
final class DnsAnswers {
  private DnsAnswers() {}

  private static void each(Message answer, int section, UnaryOperator<Record> change) {
    List<Record> records = new ArrayList<>(answer.getSection(section));
    answer.removeAllRecords(section);
    records.forEach(record -> answer.addRecord(change.apply(record), section));
  }

  /** Addresses and the zone's SOA record with these lifetimes in seconds. */
  static DnsEdit ttl(long addresses, long absence) {
    return (answer, overTcp) -> {
      each(
          answer,
          Section.ANSWER,
          a -> new ARecord(a.getName(), DClass.IN, addresses, ((ARecord) a).getAddress()));
      each(
          answer,
          Section.AUTHORITY,
          record -> {
            SOARecord soa = (SOARecord) record;
            return new SOARecord(
                soa.getName(),
                DClass.IN,
                absence,
                soa.getHost(),
                soa.getAdmin(),
                1,
                2,
                3,
                4,
                absence + 1);
          });
      return answer;
    };
  }

  static DnsEdit withoutAuthority() {
    return (answer, overTcp) -> {
      answer.removeAllRecords(Section.AUTHORITY);
      return answer;
    };
  }

  /** Answers nothing before the latch is open. */
  static DnsEdit after(CountDownLatch latch) {
    return (answer, overTcp) -> {
      try {
        latch.await();
      } catch (InterruptedException closed) {
        return null;
      }
      return answer;
    };
  }

  /** Answers nothing and counts the queries. */
  static DnsEdit silence(CountDownLatch queries) {
    return (answer, overTcp) -> {
      queries.countDown();
      return null;
    };
  }

  /** Over UDP as it is, over TCP nothing. */
  static DnsEdit deadOverTcp() {
    return (answer, overTcp) -> overTcp ? null : answer;
  }

  /** The addresses behind aliases: each with its lifetime, from the question's name on. */
  static DnsEdit aliases(String[] names, long[] ttls) {
    return (answer, overTcp) -> {
      List<Record> addresses = new ArrayList<>(answer.getSection(Section.ANSWER));
      answer.removeAllRecords(Section.ANSWER);
      Name from = answer.getQuestion().getName();
      for (int i = 0; i < names.length; i++) {
        Name to = Name.fromConstantString(names[i] + ".");
        answer.addRecord(new CNAMERecord(from, DClass.IN, ttls[i], to), Section.ANSWER);
        from = to;
      }
      for (Record record : addresses) {
        Record moved =
            new ARecord(from, DClass.IN, record.getTTL(), ((ARecord) record).getAddress());
        answer.addRecord(moved, Section.ANSWER);
      }
      return answer;
    };
  }

  /** SERVFAIL until it is stopped. */
  static final class Failing implements DnsEdit {
    private volatile boolean failing = true;

    void stop() {
      failing = false;
    }

    @Override
    public Message edit(Message answer, boolean overTcp) {
      if (failing) {
        answer.getHeader().setRcode(Rcode.SERVFAIL);
        answer.removeAllRecords(Section.ANSWER);
        answer.removeAllRecords(Section.AUTHORITY);
      }
      return answer;
    }
  }
}
