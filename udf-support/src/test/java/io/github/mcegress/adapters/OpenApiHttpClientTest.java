package io.github.mcegress.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.CommonResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpClientFactory;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.IHttpClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.lab.LabCertificate;
import io.github.mcegress.lab.LabCertificates;
import io.github.mcegress.lab.LabWeb;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real aliyun-java-sdk-core signs, our client sends. */
class OpenApiHttpClientTest {
  private static final String KMS = "kms.cn-shanghai.example.test";
  private static final String SECRET = "secret-of-the-lab";

  private static LabCertificates certificates;

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

  private DefaultAcsClient sdk(LabCertificate certificate, String... reads) throws Exception {
    server = LabWeb.tls().host(KMS, certificate, new SignedRpc(SECRET)).start();
    String endpoint = KMS + ":" + server.port();
    egress =
        HttpAdapter.egress(
            EgressSpec.builder().internet(endpoint).privateAddresses(endpoint).build(),
            ResolvedHosts.parse(server.address().getHostAddress() + " " + KMS + "\n"),
            certificates.authorityPem());
    DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", "id-of-the-lab", SECRET);
    profile.setHttpClientConfig(OpenApiHttpClient.config(egress, reads));
    return new DefaultAcsClient(profile);
  }

  private CommonRequest call(MethodType method, String action) {
    CommonRequest request = new CommonRequest();
    request.setSysDomain(KMS + ":" + server.port());
    request.setSysVersion("2016-01-20");
    request.setSysAction(action);
    request.setSysMethod(method);
    request.putQueryParameter("CiphertextBlob", "a b/c+d*e~'(f)%41");
    return request;
  }

  @Test
  void carriesSignedCallsByAddress() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS), "Decrypt");
    try (Lookups lookups = Lookups.watch()) {
      for (MethodType method : new MethodType[] {MethodType.POST, MethodType.GET}) {
        CommonResponse answer = sdk.getCommonResponse(call(method, "Decrypt"));
        assertEquals(200, answer.getHttpStatus());
        assertEquals(
            "{\"Plaintext\":\"ol\u00e1 a b/c+d*e~'(f)%41\",\"Method\":\"" + method + "\"}",
            answer.getData());
      }
      assertEquals(Collections.emptyList(), lookups.names());
    }
    assertEquals(2, server.requests(KMS));
    assertEquals(1, server.handshakes(KMS));
    assertEquals(0, egress.report().hosts().get(0).lookups());
  }

  @Test
  void tellsTheServicesOwnErrors() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS));
    ClientException refused =
        assertThrows(
            ClientException.class,
            () -> sdk.getCommonResponse(call(MethodType.GET, "DescribeNothing")));
    assertEquals("Forbidden.KeyNotFound", refused.getErrCode());
    assertEquals(1, server.requests(KMS));
  }

  @Test
  void refusesCertificateOfAnotherName() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue("other.example.test"));
    ClientException refused =
        assertThrows(
            ClientException.class,
            () -> sdk.getCommonResponse(call(MethodType.GET, "DescribeKey")));
    assertEquals(Codes.TLS_NAME, refused.getErrCode());
    assertTrue(refused.getCause() instanceof EgressException);
    assertTrue(
        refused.getMessage().startsWith("MCE-TLS-NAME : the certificate is for another name"),
        refused.getMessage());
    assertEquals(0, server.requests(KMS));
  }

  @Test
  void refusesAGetThatMayChangeSomething() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS));
    ClientException refused =
        assertThrows(
            ClientException.class,
            () -> sdk.getCommonResponse(call(MethodType.GET, "ScheduleKeyDeletion")));
    assertTrue(
        refused.getMessage().contains("ScheduleKeyDeletion may change something and is a GET"),
        refused.getMessage());
    assertEquals(0, server.connections());
  }

  @Test
  void writesOnceAndGivesTheAnswerToTheSdk() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS));
    CommonResponse done = sdk.getCommonResponse(call(MethodType.POST, "ScheduleKeyDeletion"));
    assertEquals(200, done.getHttpStatus());
    ClientException busy =
        assertThrows(
            ClientException.class,
            () -> sdk.getCommonResponse(call(MethodType.POST, "EncryptWhenBusy")));
    assertEquals("ServiceUnavailable", busy.getErrCode());
    assertEquals(2, server.requests(KMS));
  }

  @Test
  void doesNotTurnVerificationOff() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue("other.example.test"));
    HttpRequest request = new HttpRequest("https://" + KMS + ":" + server.port() + "/");
    request.setSysMethod(MethodType.GET);
    request.setIgnoreSSLCerts(true);
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class, () -> sdk.getHttpClient().syncInvoke(request));
    assertTrue(
        refused.getMessage().contains("verification cannot be turned off"), refused.getMessage());
    sdk.getProfile().getHttpClientConfig().setIgnoreSSLCerts(true);
    assertThrows(
        ClientException.class, () -> sdk.getCommonResponse(call(MethodType.GET, "DescribeKey")));
    assertThrows(UnsupportedOperationException.class, sdk::ignoreSSLCertificate);
    assertEquals(0, server.connections());
  }

  @Test
  void refusesTrustOfTheSdksOwn() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS));
    HttpClientConfig config = sdk.getProfile().getHttpClientConfig();
    config.setHostnameVerifier((name, session) -> true);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> HttpClientFactory.buildClient(sdk.getProfile()));
    assertTrue(refused.getCause().getCause().getMessage().contains("trustPem"), refused.toString());
    assertThrows(
        IllegalArgumentException.class, () -> new OpenApiHttpClient(new HttpClientConfig()));
  }

  @Test
  void leavesTheClientOpen() throws Exception {
    DefaultAcsClient sdk = sdk(certificates.issue(KMS));
    IHttpClient before = sdk.getHttpClient();
    sdk.shutdown();
    before.close();
    assertEquals(200, sdk.getCommonResponse(call(MethodType.GET, "DescribeKey")).getHttpStatus());
  }
}
