package io.github.mcegress.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsAnswerTest {
  private static final Name NAME = Name.fromConstantString("api.example.test.");

  /** On the wire: dnsjava makes no such record itself. */
  @Test
  void takesALifetimeWithTheHighestBitForNone() throws Exception {
    Message message = new Message(1);
    message.addRecord(Record.newRecord(NAME, Type.A, DClass.IN), Section.QUESTION);
    message.addRecord(
        new ARecord(NAME, DClass.IN, 60, DnsHostResolverTest.address(1)), Section.ANSWER);
    byte[] wire = message.toWire();
    assertEquals(60, seconds(wire));
    // The record ends in four bytes of TTL, two of length, and the address.
    wire[wire.length - 10] = (byte) 0x80;
    assertEquals(DnsAnswer.LEAST_TTL_SECONDS, seconds(wire));
  }

  private static long seconds(byte[] wire) throws Exception {
    return TimeUnit.NANOSECONDS.toSeconds(
        DnsAnswer.of("api.example.test", new Message(wire)).ttlNanos());
  }
}
