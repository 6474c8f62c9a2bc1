package io.github.mcegress.adapters;

import com.aliyun.sdk.service.oss2.transport.BinaryData;
import com.aliyun.sdk.service.oss2.transport.HttpClient;
import com.aliyun.sdk.service.oss2.transport.RequestContext;
import com.aliyun.sdk.service.oss2.transport.RequestMessage;
import com.aliyun.sdk.service.oss2.transport.ResponseMessage;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries the reads of the OSS SDK v2 over an {@link EgressClient}: {@code
 * OSSClient.newBuilder().httpClient(new OssHttpClient(client))}.
 *
 * <p>The addresses, policies, trust and limits are the client's; it stays the caller's to close. A
 * bucket has a host of its own ({@code bucket.oss-cn-shanghai.aliyuncs.com}), which the description
 * must declare. Answers are held in memory, within the client's limit. A failed call is not tried
 * again by the SDK, since the client has done that where it is safe; an answer with status 5xx,
 * 401, 408 or 429 is, three times unless {@code retryMaxAttempts} says otherwise.
 *
 * <p>GET and HEAD only: the client sends no writes yet, and everything else is refused. To put
 * objects by address, give the SDK's own client our addresses: {@code
 * Apache5HttpClient.custom().dnsResolver(new HttpClient5DnsResolver(hosts)).build()}. Thread-safe.
 */
public final class OssHttpClient implements HttpClient {
  private final EgressClient client;

  /** Sends over that client. */
  public OssHttpClient(EgressClient client) {
    this.client = client;
  }

  /**
   * Sends the request and gives the answer, whatever its status.
   *
   * @throws UncheckedIOException if the call fails; its cause is the {@link EgressException}
   * @throws UnsupportedOperationException if the method is neither GET nor HEAD
   */
  @Override
  public ResponseMessage send(RequestMessage message, RequestContext context) {
    String method = message.method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new UnsupportedOperationException(
          method
              + " may change something, and only reads can be sent yet; to write by address give"
              + " Apache5HttpClient an HttpClient5DnsResolver");
    }
    EgressRequest request =
        SdkRequest.read(method, message.uri().toASCIIString(), new byte[0], message.headers());
    Duration timeout = context.get(RequestContext.Key.READWRITE_TIMEOUT);
    try {
      EgressResponse answer =
          client.send(SdkRequest.within(timeout == null ? 0 : timeout.toMillis(), request));
      return ResponseMessage.newBuilder()
          .request(message)
          .statusCode(answer.status())
          .headers(headers(answer))
          .body(BinaryData.fromBytes(answer.bytes()))
          .build();
    } catch (EgressException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The last value of each, as the SDK's own clients give them. */
  private static Map<String, String> headers(EgressResponse answer) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      headers.put(header.getKey(), header.getValue().get(header.getValue().size() - 1));
    }
    return headers;
  }

  /** How the SDK names it. */
  @Override
  public String name() {
    return "mcegress";
  }
}
