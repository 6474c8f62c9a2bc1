package io.github.mcegress.bench;

import io.github.mcegress.dns.HostResolver;
import java.net.InetAddress;
import java.util.List;

/** Answers every name with the same addresses. Thread-safe. */
final class FakeNames implements HostResolver {
  private volatile List<InetAddress> answer;

  FakeNames(List<InetAddress> answer) {
    this.answer = answer;
  }

  /** From now on these. */
  void answer(List<InetAddress> addresses) {
    answer = addresses;
  }

  @Override
  public List<InetAddress> resolve(String host) {
    return answer;
  }
}
