package io.github.mcegress.lab.faults;

import io.github.mcegress.lab.DnsEdit;
import java.io.IOException;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What becomes of a DNS answer on its way. */
final class DnsEdits {
  private static final int TTL_SECONDS = 30;

  private DnsEdits() {}

  /** Says over UDP that the answer does not fit, and gives it over TCP. */
  static DnsEdit overTcpOnly() {
    return (answer, overTcp) -> {
      if (!overTcp) {
        answer.getHeader().setFlag(Flags.TC);
        answer.removeAllRecords(Section.ANSWER);
      }
      return answer;
    };
  }

  /** Puts before the answer's records that the name is another name's alias; they are its. */
  static DnsEdit alias(String canonical) {
    return (answer, overTcp) -> aliased(answer, canonical);
  }

  private static Message aliased(Message answer, String canonical) {
    try {
      Name alias = answer.getQuestion().getName();
      Name target = Name.fromString(canonical, Name.root);
      Record[] old = answer.getSectionArray(Section.ANSWER);
      answer.removeAllRecords(Section.ANSWER);
      answer.addRecord(new CNAMERecord(alias, DClass.IN, TTL_SECONDS, target), Section.ANSWER);
      for (Record record : old) {
        answer.addRecord(record.withName(target), Section.ANSWER);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalArgumentException(canonical + " is no domain name", e);
    }
  }
}
