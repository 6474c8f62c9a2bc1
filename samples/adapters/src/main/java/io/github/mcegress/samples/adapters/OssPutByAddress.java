package io.github.mcegress.samples.adapters;

import com.aliyun.sdk.service.oss2.OSSClient;
import com.aliyun.sdk.service.oss2.OSSClientBuilder;
import com.aliyun.sdk.service.oss2.credentials.EnvironmentVariableCredentialsProvider;
import com.aliyun.sdk.service.oss2.models.PutObjectRequest;
import com.aliyun.sdk.service.oss2.transport.BinaryData;
import com.aliyun.sdk.service.oss2.transport.HttpClient;
import com.aliyun.sdk.service.oss2.transport.apache5client.Apache5HttpClient;
import io.github.mcegress.adapters.HttpClient5DnsResolver;
import io.github.mcegress.dns.ResolvedHosts;

/**
 * Puts an object, at a shipped address. Arguments: file of addresses, endpoint, bucket, key, text;
 * the access key stands in the environment.
 */
public final class OssPutByAddress {
  private OssPutByAddress() {}

  public static void main(String[] args) throws Exception {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    OSSClientBuilder builder =
        OSSClient.newBuilder()
            .region("cn-shanghai")
            .endpoint(args[1])
            .credentialsProvider(new EnvironmentVariableCredentialsProvider());
    PutObjectRequest put =
        PutObjectRequest.newBuilder()
            .bucket(args[2])
            .key(args[3])
            .body(BinaryData.fromString(args[4]))
            .build();
    // begin OSS, writing
    HttpClient client =
        Apache5HttpClient.custom().dnsResolver(new HttpClient5DnsResolver(hosts)).build();
    try (OSSClient oss = builder.httpClient(client).build()) {
      System.out.println(oss.putObject(put).statusCode());
    }
    // end
  }
}
