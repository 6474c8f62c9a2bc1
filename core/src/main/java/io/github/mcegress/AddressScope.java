package io.github.mcegress;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Where an IP address is reachable from; decides whether it may serve a public endpoint.
 *
 * <p>Thread-safe; looks at the bytes of the address only and never resolves anything.
 */
public enum AddressScope {
  /** Reachable over the Internet. */
  PUBLIC,
  /** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918). */
  PRIVATE,
  /** 127.0.0.0/8. */
  LOOPBACK,
  /** 169.254.0.0/16. */
  LINK_LOCAL,
  /** 100.64.0.0/10 (RFC 6598), Alibaba Cloud's own service range. */
  SERVICE,
  /** Nothing can be reached there: 0.0.0.0/8, 224.0.0.0/4, 240.0.0.0/4, IPv6. */
  UNUSABLE;

  /** The scope of an address; IPv6 is {@link #UNUSABLE}, since MaxCompute cannot use it. */
  public static AddressScope of(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      return UNUSABLE;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 0 || first >= 224) {
      return UNUSABLE;
    }
    if (first == 127) {
      return LOOPBACK;
    }
    if (first == 10 || (first == 172 && second / 16 == 1) || (first == 192 && second == 168)) {
      return PRIVATE;
    }
    if (first == 169 && second == 254) {
      return LINK_LOCAL;
    }
    if (first == 100 && second / 64 == 1) {
      return SERVICE;
    }
    return PUBLIC;
  }
}
