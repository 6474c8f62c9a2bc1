package io.github.mcegress.samples.adapters;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.adapters.OpenApiHttpClient;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.http.EgressClient;
import java.io.IOException;

/**
 * Has KMS decrypt a text, at a shipped address. Arguments: file of addresses, description, host and
 * port of KMS, the encrypted text; the access key stands in the environment.
 */
public final class OpenApiByAddress {
  private OpenApiByAddress() {}

  public static void main(String[] args) throws IOException, ClientException {
    ResolvedHosts hosts = Shipped.hosts(args[0]);
    EgressSpec spec = EgressSpec.parse(Shipped.text(args[1]));
    CommonRequest call = new CommonRequest();
    call.setSysDomain(args[2]);
    call.setSysVersion("2016-01-20");
    call.setSysAction("Decrypt");
    call.setSysMethod(MethodType.POST);
    call.putQueryParameter("CiphertextBlob", args[3]);
    String id = System.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID");
    String secret = System.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    // begin Alibaba Cloud OpenAPI
    try (EgressClient egress = EgressClient.builder().spec(spec).hosts(hosts).build()) {
      DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", id, secret);
      profile.setHttpClientConfig(OpenApiHttpClient.config(egress, "Decrypt"));
      IAcsClient client = new DefaultAcsClient(profile);
      System.out.println(client.getCommonResponse(call).getData());
    }
    // end
  }
}
