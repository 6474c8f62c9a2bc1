package io.github.mcegress.faults;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import io.github.mcegress.dns.HostResolver;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import io.github.mcegress.lab.faults.FaultCase;
import io.github.mcegress.lab.faults.FaultScene;
import io.github.mcegress.resolve.DnsHostResolver;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;

/** One case, produced and examined in this JVM as if it were that place. */
final class FaultRun {
  private FaultRun() {}

  /** What the doctor says of it. */
  static Diagnosis of(FaultCase fault, Place place) throws Exception {
    try (FaultScene scene = fault.start()) {
      if (scene.thrown().isPresent()) {
        return Diagnosis.explain(scene.thrown().get());
      }
      if (scene.log().isPresent()) {
        return Diagnosis.explain(scene.log().get());
      }
      return within(scene, place);
    }
  }

  private static Diagnosis within(FaultScene scene, Place place) throws Exception {
    Map<String, String> before = new HashMap<>();
    Map<String, String> securityBefore = new HashMap<>();
    for (Map.Entry<String, String> set : scene.properties().entrySet()) {
      before.put(set.getKey(), System.setProperty(set.getKey(), set.getValue()));
    }
    for (Map.Entry<String, String> set : scene.securityProperties().entrySet()) {
      securityBefore.put(set.getKey(), Security.getProperty(set.getKey()));
      Security.setProperty(set.getKey(), set.getValue());
    }
    try {
      return examined(scene, place);
    } finally {
      before.forEach(FaultRun::putBack);
      // A security property cannot be taken away again; empty is read as not set.
      securityBefore.forEach((key, value) -> Security.setProperty(key, value == null ? "" : value));
    }
  }

  private static void putBack(String key, String value) {
    if (value == null) {
      System.clearProperty(key);
    } else {
      System.setProperty(key, value);
    }
  }

  private static Diagnosis examined(FaultScene scene, Place place) throws Exception {
    EgressSpec spec;
    try {
      spec = EgressSpec.parse(scene.description());
    } catch (InvalidEgressException refused) {
      return Diagnosis.explain(refused);
    }
    Doctor.Builder doctor =
        Doctor.builder()
            .spec(spec)
            .workload(workload(scene, place))
            .place(place)
            .timeout(scene.timeout());
    scene.hosts().ifPresent(text -> doctor.hosts(ResolvedHosts.parse(text)));
    if (scene.speaksTls()) {
      doctor.tls(true);
    }
    scene.pem().ifPresent(doctor::trustPem);
    if (!scene.dnsServer().isPresent()) {
      scene.names().ifPresent(names -> doctor.resolver(names::resolve));
      return doctor.build().examine(scene.target().get());
    }
    try (DnsHostResolver own =
        DnsHostResolver.builder()
            .servers(scene.dnsServer().get())
            .timeout(scene.timeout().dividedBy(2))
            .build()) {
      HostResolver asking = own;
      return doctor.resolver(asking).build().examine(scene.target().get());
    }
  }

  private static Workload workload(FaultScene scene, Place place) {
    String text = scene.workload().orElse(place.isSpark() ? "SPARK 3.1.1" : "UDF");
    return text.equals("UDF") ? Workload.UDF : Workload.spark(text.substring("SPARK ".length()));
  }
}
