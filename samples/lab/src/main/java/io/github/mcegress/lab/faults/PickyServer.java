package io.github.mcegress.lab.faults;

import static io.github.mcegress.lab.faults.Site.HOST;

import io.github.mcegress.lab.LabCertificates;
import java.io.IOException;
import java.util.Collections;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLParameters;

/** The JDK's own TLS as a server that ends the handshake where it does not know the name. */
final class PickyServer {
  private PickyServer() {}

  static FaultScene start(String protocol) throws IOException {
    LabCertificates authority = LabCertificates.create();
    SNIMatcher only = SNIHostName.createSNIMatcher("www\\.example\\.test");
    FaultServer server =
        FaultServer.start(
            connection ->
                connection.upgrade(
                    authority.issue(HOST).serverContext(),
                    tls -> {
                      SSLParameters parameters = tls.getSSLParameters();
                      parameters.setProtocols(new String[] {protocol});
                      parameters.setSNIMatchers(Collections.singleton(only));
                      tls.setSSLParameters(parameters);
                    }));
    return Site.of(server)
        .pem(authority.authorityPem())
        .symptom("tls SSL.*unrecognized_name.*")
        .build();
  }
}
