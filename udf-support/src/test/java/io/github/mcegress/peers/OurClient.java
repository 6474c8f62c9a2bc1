package io.github.mcegress.peers;

import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import io.github.mcegress.http.TransportKind;
import io.github.mcegress.kit.ByAddressClient;
import io.github.mcegress.kit.KitAnswer;
import io.github.mcegress.kit.KitSetup;
import java.io.IOException;

/** {@link EgressClient} as it stands. */
final class OurClient implements ByAddressClient {
  private final EgressClient client;

  OurClient(KitSetup setup, TransportKind transport) {
    client =
        EgressClient.builder()
            .transport(transport)
            .spec(setup.spec())
            .hosts(setup.hosts())
            .resolver(setup.hosts())
            .trustPem(setup.caPem())
            .build();
  }

  @Override
  public KitAnswer get(String url) throws IOException {
    EgressResponse answer = client.send(EgressRequest.read(url));
    return new KitAnswer(answer.status(), answer.text());
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
