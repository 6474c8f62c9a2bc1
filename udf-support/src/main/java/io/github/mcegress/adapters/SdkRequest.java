package io.github.mcegress.adapters;

import io.github.mcegress.http.EgressRequest;
import java.time.Duration;
import java.util.Map;

/** An SDK's request, as our client sends it. */
final class SdkRequest {
  private SdkRequest() {}

  /** The request as a read with the SDK's headers, but for those that the client sets itself. */
  static EgressRequest read(String method, String url, byte[] body, Map<String, String> headers) {
    return with(headers, EgressRequest.read(method, url, body));
  }

  /** The request as a write that is never doubled, with the SDK's headers as above. */
  static EgressRequest writeOnce(
      String method, String url, byte[] body, Map<String, String> headers) {
    return with(headers, EgressRequest.writeOnce(method, url, body));
  }

  private static EgressRequest with(Map<String, String> headers, EgressRequest request) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!isTheClients(header.getKey()) && header.getValue() != null) {
        request = request.header(header.getKey(), header.getValue());
      }
    }
    return request;
  }

  /** The request with this time as its deadline, where there is one. */
  static EgressRequest within(long millis, EgressRequest request) {
    return millis > 0 ? request.timeout(Duration.ofMillis(millis)) : request;
  }

  private static boolean isTheClients(String header) {
    return header.equalsIgnoreCase("Host")
        || header.equalsIgnoreCase("Content-Length")
        || header.equalsIgnoreCase("Transfer-Encoding")
        || header.equalsIgnoreCase("Connection");
  }
}
