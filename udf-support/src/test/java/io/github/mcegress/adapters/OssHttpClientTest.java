package io.github.mcegress.adapters;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.sdk.service.oss2.OSSClient;
import com.aliyun.sdk.service.oss2.credentials.StaticCredentialsProvider;
import com.aliyun.sdk.service.oss2.exceptions.ServiceException;
import com.aliyun.sdk.service.oss2.models.GetObjectRequest;
import com.aliyun.sdk.service.oss2.models.ListObjectsV2Request;
import com.aliyun.sdk.service.oss2.models.ObjectSummary;
import com.aliyun.sdk.service.oss2.models.PutObjectRequest;
import com.aliyun.sdk.service.oss2.transport.BinaryData;
import com.aliyun.sdk.service.oss2.transport.HttpClient;
import com.aliyun.sdk.service.oss2.transport.apache5client.Apache5HttpClient;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabTrust;
import io.github.mcegress.lab.LabWeb;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real OSS SDK signs, our client sends; or the SDK's own client goes to our addresses. */
@SuppressWarnings("try") // Its close() throws Exception.
class OssHttpClientTest {
  private static final String BUCKET_HOST = "lab.oss.example.test";

  private static LabCertificates certificates;

  private final LabOss oss = new LabOss();
  private LabWeb server;
  private EgressClient egress;

  @BeforeAll
  static void makeAuthority() {
    certificates = LabCertificates.create();
  }

  @AfterEach
  void close() throws Exception {
    egress.close();
    server.close();
  }

  private ResolvedHosts start(LabCertificate certificate) throws Exception {
    server = LabWeb.tls().host(BUCKET_HOST, certificate, oss).start();
    String endpoint = BUCKET_HOST + ":" + server.port();
    ResolvedHosts hosts =
        ResolvedHosts.parse(server.address().getHostAddress() + " " + BUCKET_HOST + "\n");
    egress =
        HttpAdapter.egress(
            EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build(),
            hosts,
            certificates.authorityPem());
    return hosts;
  }

  private OSSClient sdk(HttpClient client) {
    return OSSClient.newBuilder()
        .region("cn-shanghai")
        .endpoint("https://oss.example.test:" + server.port())
        .credentialsProvider(new StaticCredentialsProvider("id-of-the-lab", "secret-of-the-lab"))
        .httpClient(client)
        .retryMaxAttempts(client instanceof OssHttpClient ? 3 : 1)
        .build();
  }

  private static GetObjectRequest get(String key) {
    return GetObjectRequest.newBuilder().bucket("lab").key(key).build();
  }

  private static PutObjectRequest put(String key, String text) {
    return PutObjectRequest.newBuilder()
        .bucket("lab")
        .key(key)
        .body(BinaryData.fromString(text))
        .build();
  }

  private static String read(InputStream in) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
    }
    return bytes.toString("UTF-8");
  }

  @Test
  void getsAndListsByAddress() throws Exception {
    start(certificates.issue(BUCKET_HOST));
    oss.put("a.txt", "first");
    oss.put("b.txt", "second");
    try (OSSClient sdk = sdk(new OssHttpClient(egress));
        Lookups lookups = Lookups.watch()) {
      assertEquals("second", read(sdk.getObject(get("b.txt")).body()));
      assertEquals(
          Arrays.asList("a.txt", "b.txt"),
          sdk
              .listObjectsV2(ListObjectsV2Request.newBuilder().bucket("lab").build())
              .contents()
              .stream()
              .map(ObjectSummary::key)
              .collect(toList()));
      assertEquals(Collections.emptyList(), lookups.names());
    }
    assertEquals(2, server.requests(BUCKET_HOST));
    assertEquals(0, egress.report().hosts().get(0).lookups());
  }

  @Test
  void tellsTheServicesOwnErrors() throws Exception {
    start(certificates.issue(BUCKET_HOST));
    try (OSSClient sdk = sdk(new OssHttpClient(egress))) {
      Exception refused = assertThrows(Exception.class, () -> sdk.getObject(get("none.txt")));
      assertEquals("NoSuchKey", ((ServiceException) refused.getCause()).errorCode());
    }
    assertEquals(1, server.requests(BUCKET_HOST));
  }

  @Test
  void refusesCertificateOfAnotherNameOnce() throws Exception {
    start(certificates.issue("other.example.test"));
    try (OSSClient sdk = sdk(new OssHttpClient(egress))) {
      Exception refused = assertThrows(Exception.class, () -> sdk.getObject(get("a.txt")));
      EgressException cause = (EgressException) refused.getCause().getCause();
      assertEquals(Codes.TLS_NAME, cause.code());
    }
    assertEquals(0, server.requests(BUCKET_HOST));
    // Ours tries an address again after it was looked up again; the SDK would come three times.
    assertTrue(server.handshakes(BUCKET_HOST) < 3, server.handshakes(BUCKET_HOST) + " handshakes");
  }

  @Test
  void putsByAddressUnderTheSdksChecksum() throws Exception {
    start(certificates.issue(BUCKET_HOST));
    try (OSSClient sdk = sdk(new OssHttpClient(egress))) {
      sdk.putObject(put("c.txt", "third"));
      assertEquals("third", oss.get("c.txt"));
      assertThrows(Exception.class, () -> sdk.putObject(put("damaged.txt", "third")));
    }
    assertEquals(1 + 3, server.requests(BUCKET_HOST), "the SDK repeats where checksums differ");
  }

  @Test
  void givesAServersRefusalToTheSdkWhichMayRepeatTheWrite() throws Exception {
    start(certificates.issue(BUCKET_HOST));
    try (OSSClient sdk = sdk(new OssHttpClient(egress))) {
      assertThrows(Exception.class, () -> sdk.putObject(put("busy.txt", "third")));
    }
    assertEquals(3, server.requests(BUCKET_HOST), "the attempts of the SDK, one request each");
  }

  @Test
  void putsByAddressThroughTheSdksOwnClient() throws Exception {
    ResolvedHosts hosts = start(certificates.issue(BUCKET_HOST));
    try (OSSClient sdk = sdk(apache(hosts));
        Lookups lookups = Lookups.watch()) {
      sdk.putObject(put("c.txt", "third"));
      assertEquals("third", oss.get("c.txt"));
      assertEquals("third", read(sdk.getObject(get("c.txt")).body()));
      assertEquals(Collections.emptyList(), lookups.names());
    }
  }

  @Test
  void theSdksOwnClientRefusesCertificateOfAnotherName() throws Exception {
    ResolvedHosts hosts = start(certificates.issue("other.example.test"));
    try (OSSClient sdk = sdk(apache(hosts))) {
      assertThrows(Exception.class, () -> sdk.putObject(put("c.txt", "third")));
    }
    assertTrue(server.handshakes(BUCKET_HOST) > 0);
    assertEquals(0, server.requests(BUCKET_HOST));
  }

  private static HttpClient apache(ResolvedHosts hosts) throws Exception {
    return Apache5HttpClient.custom()
        .dnsResolver(new HttpClient5DnsResolver(hosts))
        .x509TrustManagers(
            new X509TrustManager[] {LabTrust.of(certificates.authorityPem()).manager()})
        .useReaper(false)
        .build();
  }
}
