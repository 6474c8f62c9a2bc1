package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** The path that every request takes. */
class AddressChoiceTest {
  private static final int CALLS = 20_000;

  private static long bytesOf(AddressChoice choice, InetAddress expected) {
    long before = AddressChoice.allocated();
    for (int i = 0; i < CALLS; i++) {
      assertEquals(expected, choice.firstThatWorks());
    }
    return AddressChoice.allocated() - before;
  }

  @Test
  void allocatesNothing() {
    AddressChoice choice = new AddressChoice();
    bytesOf(choice, AddressHealthTest.address(1));
    long bytes = bytesOf(choice, AddressHealthTest.address(1));
    assertTrue(bytes < CALLS, bytes + " bytes in " + CALLS + " choices");
  }

  @Test
  void allocatesNothingWhileAnAddressIsInBackOff() {
    AddressChoice choice = new AddressChoice().withOneInBackOff();
    bytesOf(choice, AddressHealthTest.address(2));
    long bytes = bytesOf(choice, AddressHealthTest.address(2));
    assertTrue(bytes < CALLS, bytes + " bytes in " + CALLS + " choices");
  }
}
