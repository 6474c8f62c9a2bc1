package io.github.mcegress.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.mcegress.Workload;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class SharedEgressTest {
  private static final ClassTag<SharedEgress> TAG = ClassTag$.MODULE$.apply(SharedEgress.class);

  private LabSites sites;

  @BeforeEach
  void open() throws Exception {
    sites = new LabSites();
  }

  @AfterEach
  void close() {
    sites.close();
  }

  private SharedEgress shared(String address, String at) {
    StringBuilder hosts = new StringBuilder();
    for (String host : LabSites.HOSTS) {
      hosts.append("# ").append(host).append(" resolved ").append(at).append('\n');
      hosts.append(address).append(' ').append(host).append('\n');
    }
    return new SharedEgress(
        sites.spec(6),
        Workload.spark("2.4.8"),
        ResolvedHosts.parse(hosts.toString()),
        sites.pem(),
        3);
  }

  private static SharedEgress copied(SharedEgress shared, SerializerInstance serializer) {
    ByteBuffer bytes = serializer.serialize(shared, TAG);
    return serializer.deserialize(bytes, TAG);
  }

  @Test
  void oneClientForEveryCopyInAJvm() throws Exception {
    SparkConf conf = new SparkConf(false).set("spark.kryo.registrationRequired", "true");
    conf.registerKryoClasses(SparkEgress.kryoClasses());
    SharedEgress shared = shared("127.0.0.1", Instant.now().toString());
    SharedEgress byJava = copied(shared, new JavaSerializer(conf).newInstance());
    SharedEgress byKryo = copied(shared, new KryoSerializer(conf).newInstance());

    EgressClient client = shared.client();

    assertEquals(shared, byJava);
    assertEquals(shared, byKryo);
    assertSame(client, byJava.client());
    assertSame(client, byKryo.client());
    assertEquals("a.example.test/x", client.get(sites.url(0, "/x")).text());
    assertEquals(3, client.report().limit().cap());
    byKryo.close();
    assertNotSame(client, shared.client());
    shared.close();
  }

  @Test
  void aLaterBroadcastBringsNewerAddresses() throws Exception {
    Instant now = Instant.now();
    SharedEgress older = shared("127.0.0.99", now.minusSeconds(60).toString());
    SharedEgress newer = shared("127.0.0.1", now.toString());

    EgressClient client = older.client();
    assertSame(client, newer.client());

    assertEquals(200, client.send(EgressRequest.read(sites.url(1, "/"))).status());
    newer.close();
  }
}
