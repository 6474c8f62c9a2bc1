package io.github.mcegress.faults;

import com.aliyun.odps.udf.UDF;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Doctor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The doctor as a UDF: examines what each row describes.
 *
 * <p>Public because the runner makes it by reflection.
 */
public final class FaultProbe extends UDF {
  /**
   * The diagnosis, serialized and in Base64.
   *
   * @param answer what a look-up of the name comes to: addresses with a comma between, or {@code !}
   *     and the words of its failure; NULL: whatever the doctor finds by itself
   */
  public String evaluate(
      String target,
      String description,
      String hosts,
      String pem,
      String answer,
      Long timeoutMillis,
      Boolean speaksTls)
      throws IOException {
    Doctor.Builder doctor =
        Doctor.builder()
            .spec(EgressSpec.parse(description))
            .workload(Workload.UDF)
            .timeout(Duration.ofMillis(timeoutMillis));
    if (speaksTls) {
      doctor.tls(true);
    }
    if (hosts != null) {
      doctor.hosts(ResolvedHosts.parse(hosts));
    }
    if (pem != null) {
      doctor.trustPem(pem);
    }
    if (answer != null) {
      doctor.resolver(answering(answer));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(doctor.build().examine(target));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static HostResolver answering(String answer) {
    return host -> {
      if (answer.startsWith("!")) {
        throw new UnknownHostException(answer.substring(1));
      }
      List<InetAddress> addresses = new ArrayList<>();
      for (String address : answer.split(",", -1)) {
        // An address as text: nothing is looked up, and so nothing has to be permitted.
        addresses.add(InetAddress.getByName(address));
      }
      return addresses;
    };
  }
}
