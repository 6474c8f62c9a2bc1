package io.github.mcegress.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvConfTest {
  @TempDir Path folder;

  @Test
  void readsTheServersThatAreAddressesThreeAtMost() throws Exception {
    Path file = folder.resolve("resolv.conf");
    Files.write(
        file,
        ("# nameserver 9.9.9.9\nsearch example.test\nnameserver 203.0.113.1\n"
                + "nameserver 300.0.113.1\nnameserver ns.example.test\nnameserver\n"
                + "nameserver 2001:db8::zz\nnameserver\t2001:db8::1 \noptions rotate\n"
                + "  nameserver 203.0.113.2\nnameserver 203.0.113.3\n")
            .getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        Arrays.asList(
            new InetSocketAddress(InetAddress.getByName("203.0.113.1"), 53),
            new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 53),
            new InetSocketAddress(InetAddress.getByName("203.0.113.2"), 53)),
        ResolvConf.servers(file));
  }

  @Test
  void findsNoneWhereThereIsNoFile() {
    assertEquals(Collections.emptyList(), ResolvConf.servers(folder.resolve("missing")));
  }
}
