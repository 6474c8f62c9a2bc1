package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver that answers what was set and remembers what it was asked. */
final class FakeHostResolver implements HostResolver {
  private final Map<String, List<InetAddress>> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  synchronized FakeHostResolver set(String host, InetAddress... addresses) {
    answers.put(host, Arrays.asList(addresses));
    return this;
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    requests.add(host);
    List<InetAddress> answer = answers.get(host);
    if (answer == null) {
      throw new UnknownHostException(host + ": Name or service not known");
    }
    return answer;
  }

  synchronized void assertRequests(String... hosts) {
    assertEquals(Arrays.asList(hosts), requests);
  }
}
