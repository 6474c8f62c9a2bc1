package io.github.mcegress.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver that answers what a test sets, and knows what it was asked. Not thread-safe. */
public final class FakeHostResolver implements HostResolver {
  private final Map<String, List<InetAddress>> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  /**
   * From now on the host has these addresses, written as literals; none at all if there are none.
   */
  public FakeHostResolver set(String host, String... literals) {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      try {
        addresses.add(InetAddress.getByName(literal));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(literal + " is no literal address", e);
      }
    }
    answers.put(host, addresses);
    return this;
  }

  /** Forgets every answer and request. */
  public FakeHostResolver clear() {
    answers.clear();
    requests.clear();
    return this;
  }

  /** Exactly these hosts were asked for since the last time, in this order. */
  public void assertRequests(String... hosts) {
    assertEquals(Arrays.asList(hosts), requests);
    requests.clear();
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    requests.add(host);
    List<InetAddress> addresses = answers.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    return addresses;
  }
}
