package io.github.mcegress.samples.adapters;

import com.aliyun.sdk.service.oss2.OSSClient;
import com.aliyun.sdk.service.oss2.OSSClientBuilder;
import com.aliyun.sdk.service.oss2.credentials.EnvironmentVariableCredentialsProvider;
import com.aliyun.sdk.service.oss2.models.GetObjectRequest;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.adapters.OssHttpClient;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;

/**
 * Gets an object, at a shipped address. Arguments: file of addresses, description, endpoint,
 * bucket, key; the access key stands in the environment.
 */
public final class OssByAddress {
  private OssByAddress() {}

  public static void main(String[] args) throws Exception {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    EgressSpec spec = EgressSpec.parse(Shipped.text(args[1]));
    OSSClientBuilder builder =
        OSSClient.newBuilder()
            .region("cn-shanghai")
            .endpoint(args[2])
            .credentialsProvider(new EnvironmentVariableCredentialsProvider());
    GetObjectRequest get = GetObjectRequest.newBuilder().bucket(args[3]).key(args[4]).build();
    // begin OSS, reading
    try (EgressClient egress = EgressClient.builder().spec(spec).hosts(hosts).build();
        OSSClient oss = builder.httpClient(new OssHttpClient(egress)).build()) {
      System.out.println(oss.getObject(get).contentLength() + " bytes");
    }
    // end
  }
}
