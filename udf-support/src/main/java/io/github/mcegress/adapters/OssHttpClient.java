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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries the calls of the OSS SDK v2 over an {@link EgressClient}: {@code
 * OSSClient.newBuilder().httpClient(new OssHttpClient(client))}.
 *
 * <p>The addresses, policies, trust and limits are the client's; it stays the caller's to close. A
 * bucket has a host of its own ({@code bucket.oss-cn-shanghai.aliyuncs.com}), which the description
 * must declare. Answers are held in memory, within the client's limit. A failed call is not tried
 * again by the SDK, since the client has done that where it is safe; an answer with status 5xx,
 * 401, 408 or 429, or with another checksum, is, three times unless {@code retryMaxAttempts} says
 * otherwise.
 *
 * <p>GET and HEAD are reads, PUT, POST and DELETE go by {@link EgressRequest#writeOnce}: the client
 * never doubles them, the SDK may, as above; {@code retryMaxAttempts(1)} ends that. Bodies are held
 * in memory; without threads they have 64 KiB at most. Larger objects are put by the SDK's own
 * client at our addresses: {@code Apache5HttpClient.custom().dnsResolver(new
 * HttpClient5DnsResolver(hosts)).build()}. Thread-safe.
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
   * @throws IllegalArgumentException if the method is none of GET, HEAD, PUT, POST and DELETE
   */
  @Override
  public ResponseMessage send(RequestMessage message, RequestContext context) {
    String method = message.method();
    String url = message.uri().toASCIIString();
    EgressRequest request =
        method.equals("GET") || method.equals("HEAD")
            ? SdkRequest.read(method, url, new byte[0], message.headers())
            : SdkRequest.writeOnce(method, url, body(message), message.headers());
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

  /** Read as a stream, as the SDK's own clients do: its checksum looks on. */
  private static byte[] body(RequestMessage message) {
    BinaryData body = message.body();
    if (body == null) {
      return new byte[0];
    }
    try (InputStream in = body.toStream()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      int read = in.read(part);
      while (read >= 0) {
        bytes.write(part, 0, read);
        read = in.read(part);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the body cannot be read", e);
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
