package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, UNUSABLE",
    "0.255.255.255, UNUSABLE",
    "1.0.0.0, PUBLIC",
    "9.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "11.0.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.64.0.0, SERVICE",
    "100.127.255.255, SERVICE",
    "100.128.0.0, PUBLIC",
    "126.255.255.255, PUBLIC",
    "127.0.0.0, LOOPBACK",
    "127.255.255.255, LOOPBACK",
    "128.0.0.0, PUBLIC",
    "169.253.255.255, PUBLIC",
    "169.254.0.0, LINK_LOCAL",
    "169.254.169.254, LINK_LOCAL",
    "169.254.255.255, LINK_LOCAL",
    "169.255.0.0, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.0, PUBLIC",
    "192.167.255.255, PUBLIC",
    "192.168.0.0, PRIVATE",
    "192.168.255.255, PRIVATE",
    "192.169.0.0, PUBLIC",
    "223.255.255.255, PUBLIC",
    "224.0.0.0, UNUSABLE",
    "239.255.255.255, UNUSABLE",
    "240.0.0.0, UNUSABLE",
    "255.255.255.255, UNUSABLE",
    "::1, UNUSABLE",
    "fe80::1, UNUSABLE",
    "2001:db8::1, UNUSABLE",
    "64:ff9b::7f00:1, UNUSABLE",
  })
  void knowsTheScopeOfAnAddress(String literal, AddressScope scope) throws UnknownHostException {
    assertEquals(scope, AddressScope.of(InetAddress.getByName(literal)));
  }

  @ParameterizedTest
  @CsvSource({"::ffff:127.0.0.1, LOOPBACK", "::ffff:10.0.0.1, PRIVATE"})
  void takesAMappedAddressForWhatItIs(String literal, AddressScope scope)
      throws UnknownHostException {
    assertEquals(scope, AddressScope.of(InetAddress.getByName(literal)));
  }
}
