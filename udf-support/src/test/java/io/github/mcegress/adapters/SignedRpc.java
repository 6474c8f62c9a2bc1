package io.github.mcegress.adapters;

import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An RPC-style OpenAPI service: looks at the signature as the real ones do, then answers. */
final class SignedRpc implements LabHandler {
  private final String secret;

  SignedRpc(String secret) {
    this.secret = secret;
  }

  @Override
  public LabResponse handle(LabRequest request) {
    Map<String, String> parameters = new TreeMap<>();
    try {
      for (String pair : request.query().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters.put(parts[0], URLDecoder.decode(parts[1], "UTF-8"));
      }
      String given = parameters.remove("Signature");
      if (!signature(request.method(), parameters).equals(given)) {
        return json(400, "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"no\"}");
      }
    } catch (Exception e) {
      return json(500, "{\"Code\":\"InternalError\",\"Message\":\"" + e + "\"}");
    }
    if (parameters.get("Action").equals("DescribeNothing")) {
      return json(404, "{\"Code\":\"Forbidden.KeyNotFound\",\"Message\":\"no such key\"}");
    }
    if (parameters.get("Action").equals("EncryptWhenBusy")) {
      return json(503, "{\"Code\":\"ServiceUnavailable\",\"Message\":\"busy\"}")
          .withHeader("Retry-After", "0");
    }
    return json(
        200,
        "{\"Plaintext\":\"ol\u00e1 "
            + parameters.get("CiphertextBlob")
            + "\",\"Method\":\""
            + request.method()
            + "\"}");
  }

  private static LabResponse json(int status, String body) {
    return LabResponse.of(
        status, "application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String method, Map<String, String> parameters) throws Exception {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      pairs.add(encode(parameter.getKey()) + "=" + encode(parameter.getValue()));
    }
    return hmac(method + "&" + encode("/") + "&" + encode(String.join("&", pairs)));
  }

  private String hmac(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String encode(String text) throws Exception {
    return URLEncoder.encode(text, "UTF-8")
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
