package io.github.mcegress.bench;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.TransportKind;

/** The first request of a JVM through ours: URL, description, addresses, transport are given. */
public final class ColdOursMain {
  private ColdOursMain() {}

  /** One request. */
  public static void main(String[] arguments) throws Exception {
    try (EgressClient client =
        EgressClient.builder()
            .spec(EgressSpec.parse(arguments[1]))
            .hosts(ResolvedHosts.parse(arguments[2]))
            .transport(TransportKind.valueOf(arguments[3]))
            .build()) {
      ColdStart.answered(client.get(arguments[0]).bytes().length);
    }
  }
}
