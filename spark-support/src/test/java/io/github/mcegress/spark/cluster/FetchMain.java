package io.github.mcegress.spark.cluster;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.TransportKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Calls an endpoint on 127.0.0.1 by name, from an executor, with each transport. Arguments: the
 * endpoint, a PEM file to trust, and a class that is not ours: the jar that it comes from is
 * printed.
 */
public final class FetchMain {
  private FetchMain() {}

  /** One task. */
  public static void main(String[] args) throws Exception {
    Path pem = Paths.get(args[1]);
    String authorities = new String(Files.readAllBytes(pem), StandardCharsets.US_ASCII);
    String endpoint = args[0];
    String other = args[2];
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("fetch"))) {
      List<TransportKind> kinds = Arrays.asList(TransportKind.OKHTTP, TransportKind.BLOCKING);
      spark
          .parallelize(kinds, 1)
          .map(
              kind ->
                  kind
                      + " "
                      + fetch(endpoint, authorities, kind)
                      + " beside "
                      + jar(Class.forName(other)))
          .collect()
          .forEach(System.out::println);
      System.out.println(
          "driver "
              + fetch(endpoint, authorities, TransportKind.AUTO)
              + " beside "
              + jar(Class.forName(other)));
    }
  }

  private static String jar(Class<?> type) {
    String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private static String fetch(String endpoint, String authorities, TransportKind kind)
      throws Exception {
    try (EgressClient client =
        EgressClient.builder()
            .reportAtClose(false)
            .spec(EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build())
            .hosts(ResolvedHosts.parse("127.0.0.1 " + endpoint.split(":", -1)[0]))
            .trustPem(authorities)
            .transport(kind)
            .build()) {
      return client.get("https://" + endpoint + "/").text() + " by " + jar(EgressClient.class);
    }
  }
}
