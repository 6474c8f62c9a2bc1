package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Renewal} and {@link Grant} as text. */
class LeaseMessagesTest {
  private static final String JAR =
      "; run driver and executors with one mcegress-spark jar, which writes";

  @Property
  void aRenewalIsReadAsItWasWritten(
      @ForAll
          @NotEmpty
          @AlphaChars
          @NumericChars
          @Chars({'-', '_', '=', '.', ':'})
          @CharRange(from = '\u4e00', to = '\u4eff')
          String executor,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long sequence,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int held,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int wanted,
      @ForAll @LongRange(max = Long.MAX_VALUE) long addresses) {
    String text = new Renewal(executor, sequence, held, wanted, addresses).toText();
    Renewal read = Renewal.parse(text);
    assertEquals(executor, read.executor());
    assertEquals(sequence, read.sequence());
    assertEquals(held, read.held());
    assertEquals(wanted, read.wanted());
    assertEquals(addresses, read.addresses());
    assertEquals(text, read.toText());
  }

  @Property
  void aGrantIsReadAsItWasWritten(
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long sequence,
      @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE) int slot,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int any,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long ttl,
      @ForAll @LongRange(max = Long.MAX_VALUE) long addresses) {
    int connections = slot == Grant.NO_SLOT ? 0 : any;
    String text = new Grant(sequence, slot, connections, ttl, 0).withAddresses(addresses).toText();
    Grant read = Grant.parse(text);
    assertEquals(sequence, read.sequence());
    assertEquals(slot, read.slot());
    assertEquals(connections, read.connections());
    assertEquals(ttl, read.ttlMillis());
    assertEquals(addresses, read.addresses());
    assertEquals(text, read.toText());
  }

  @Test
  void onOneLine() {
    assertEquals(
        "executor=3 sequence=4 held=2 wanted=1 addresses=7",
        new Renewal("3", 4, 2, 1, 7).toString());
    assertEquals(
        "sequence=4 slot=-1 connections=0 ttl=10000 addresses=7",
        new Grant(4, -1, 0, 10_000, 7).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "executor=1",
        "executor=1 sequence=4 held=2 wanted=3",
        "executor=1 sequence=4 held=2 wanted=3 addresses=7 ",
        "executor=1  sequence=4 held=2 wanted=3 addresses=7",
        "executor=1 sequence=4 held=2 wanted=3 addresses=7\n",
        "executor=1 sequence=4 held=2 wanted=3 addresses=7 more=1",
        "executor=1 sequence=4 sequence=5 held=2 wanted=3 addresses=7",
        "executor= sequence=4 held=2 wanted=3 addresses=7",
        "executor=1\t2 sequence=4 held=2 wanted=3 addresses=7",
        "executor=1 sequence=0 held=2 wanted=3 addresses=7",
        "executor=1 sequence=x held=2 wanted=3 addresses=7",
        "executor=1 sequence=4 held=-2 wanted=3 addresses=7",
        "executor=1 sequence=4 held=2 wanted=3000000000 addresses=7",
        "executor=1 sequence=4 held=2 wanted=3 addresses=-1",
        "sequence=4 slot=0 connections=2 ttl=10000 addresses=7"
      })
  void refusesWhatIsNoRenewal(String text) {
    assertThrows(IllegalArgumentException.class, () -> Renewal.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequence=4 slot=-2 connections=0 ttl=10000 addresses=7",
        "sequence=4 slot=-1 connections=1 ttl=10000 addresses=7",
        "sequence=4 slot=0 connections=-1 ttl=10000 addresses=7",
        "sequence=4 slot=0 connections=2 ttl=0 addresses=7",
        "sequence=0 slot=0 connections=2 ttl=10000 addresses=7",
        "sequence=4 slot=0 connections=2 ttl=10000 addresses=",
        "executor=1 sequence=4 held=2 wanted=3 addresses=7"
      })
  void refusesWhatIsNoGrant(String text) {
    assertThrows(IllegalArgumentException.class, () -> Grant.parse(text));
  }

  @Test
  void quotesWhatItRefuses() {
    assertEquals(
        "not a message of this version: \"slot=1 slot\": each word is to be key=value, each key"
            + " once"
            + JAR
            + " sequence= slot= connections= ttl= addresses=",
        refusal("slot=1 slot"));
    assertEquals(
        "\"sequence=4 slot=x connections=2 ttl=1 addresses=7\": slot is no whole number; write"
            + " slot=1",
        refusal("sequence=4 slot=x connections=2 ttl=1 addresses=7"));
    assertEquals(
        "\"sequence=4 slot=3000000000 connections=2 ttl=1 addresses=7\": slot is too large; write"
            + " at most 2147483647",
        refusal("sequence=4 slot=3000000000 connections=2 ttl=1 addresses=7"));
    assertEquals(
        "the time of a grant in milliseconds is 0; write 1 or more",
        refusal("sequence=4 slot=0 connections=2 ttl=0 addresses=7"));
  }

  private static String refusal(String grant) {
    return assertThrows(IllegalArgumentException.class, () -> Grant.parse(grant)).getMessage();
  }

  @Property
  void anyTextIsReadOrRefused(
      @ForAll @Chars({'=', ' ', 'a', '1', '-', '\n', 's', 'l', 'o', 't'}) String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Grant.parse(text));
    assertTrue(refused.getMessage().length() < 1000, refused.getMessage());
  }
}
