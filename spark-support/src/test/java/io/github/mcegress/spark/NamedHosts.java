package io.github.mcegress.spark;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver that answers what was set and remembers what it was asked. */
final class NamedHosts implements HostResolver {
  private final Map<String, List<InetAddress>> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  synchronized NamedHosts set(String host, String address) {
    try {
      answers.put(host, Collections.singletonList(InetAddress.getByName(address)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
    return this;
  }

  synchronized void clear() {
    answers.clear();
  }

  synchronized List<String> requests() {
    return new ArrayList<>(requests);
  }

  /** Waits until a request that began after this call has been answered and another has begun. */
  synchronized void awaitOneMoreRound() throws InterruptedException {
    int enough = requests.size() + 2;
    while (requests.size() < enough) {
      wait();
    }
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    requests.add(host);
    notifyAll();
    List<InetAddress> answer = answers.get(host);
    if (answer == null) {
      throw new UnknownHostException("Name or service not known");
    }
    return answer;
  }
}
