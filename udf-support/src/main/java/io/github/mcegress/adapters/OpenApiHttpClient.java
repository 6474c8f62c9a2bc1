package io.github.mcegress.adapters;

import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.CallBack;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpClientType;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.IHttpClient;
import com.aliyuncs.http.ProtocolType;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressException;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of aliyun-java-sdk-core 4, KMS among them, over an {@link EgressClient}: {@code
 * profile.setHttpClientConfig(OpenApiHttpClient.config(client))} before {@code new
 * DefaultAcsClient(profile)}.
 *
 * <p>The addresses, policies, trust and limits are the client's; it stays the caller's to close.
 * Reads are the actions that begin with Describe, List or Get, those that the caller names, and
 * calls without an action (ROA style) by GET or HEAD. The client retries them where that is safe;
 * the SDK itself retries only with a {@code RetryPolicy} of the caller's. Everything else goes by
 * {@link EgressRequest#writeOnce}, which the client never doubles, and needs another method than
 * GET: {@code setSysMethod(MethodType.POST)}.
 *
 * <p>The deadline of a call is the client's, or the request's own {@code setSysReadTimeout} as a
 * whole. Of the SDK's settings, proxies, the other time-outs and pool sizes have no effect; those
 * that would loosen or replace verification are refused. Thread-safe.
 */
public final class OpenApiHttpClient extends IHttpClient {
  private static final String CLIENT = "mcegress.client";
  private static final String READS = "mcegress.reads";
  private static final List<String> READ_PREFIXES = Arrays.asList("Describe", "List", "Get");

  private final EgressClient client;
  private final Set<String> reads;

  /**
   * Called by the SDK, with what {@link #config} made.
   *
   * @throws ClientException never
   * @throws IllegalArgumentException if the configuration holds no client, or its own trust
   */
  public OpenApiHttpClient(HttpClientConfig config) throws ClientException {
    super(config);
    Object given = config.getExtParam(CLIENT);
    Object named = config.getExtParam(READS);
    if (!(given instanceof EgressClient) || !(named instanceof String[])) {
      throw new IllegalArgumentException(
          "the configuration holds no client; write OpenApiHttpClient.config(client)");
    }
    if (config.getSslSocketFactory() != null
        || config.getHostnameVerifier() != null
        || config.getX509TrustManagers() != null
        || config.getKeyManagers() != null) {
      throw new IllegalArgumentException(
          "the configuration has its own trust; write EgressClient.builder().trustPem(...)");
    }
    client = (EgressClient) given;
    reads = new HashSet<>(Arrays.asList((String[]) named));
  }

  /**
   * A configuration with which the SDK sends over that client, by HTTPS unless a request says
   * otherwise.
   *
   * @param reads actions that change nothing, by the caller's word: they may be sent again. Say
   *     {@code Decrypt}
   */
  public static HttpClientConfig config(EgressClient client, String... reads) {
    HttpClientConfig config = new HttpClientConfig();
    config.setClientType(HttpClientType.Custom);
    config.setCustomClientClassName(OpenApiHttpClient.class.getName());
    // The SDK's own default is plain http.
    config.setProtocolType(ProtocolType.HTTPS);
    config.setExtParam(CLIENT, client);
    config.setExtParam(READS, reads.clone());
    return config;
  }

  /** Does nothing: the constructor reads the configuration. */
  @Override
  protected void init(HttpClientConfig config) {}

  /**
   * Sends the call and gives the answer, whatever its status.
   *
   * @throws ClientException with the stable code of the failure; its cause is the {@link
   *     EgressException}
   * @throws UnsupportedOperationException if the call is no read but a GET or HEAD, or is to skip
   *     verification
   */
  @Override
  public HttpResponse syncInvoke(HttpRequest call) throws ClientException {
    if (call.isIgnoreSSLCerts() || clientConfig.isIgnoreSSLCerts()) {
      throw verificationStays();
    }
    String method = call.getSysMethod().name();
    String action = call.getHeaderValue("x-acs-action");
    byte[] content = call.getSysMethod().hasContent() ? call.getHttpContent() : null;
    byte[] body = content == null ? new byte[0] : content;
    boolean read = isRead(method, action);
    if (!read && (method.equals("GET") || method.equals("HEAD"))) {
      throw new UnsupportedOperationException(
          action
              + " may change something and is a "
              + method
              + "; write setSysMethod(MethodType.POST), or, where it changes nothing,"
              + " OpenApiHttpClient.config(client, \""
              + action
              + "\")");
    }
    EgressRequest request =
        read
            ? SdkRequest.read(method, call.getSysUrl(), body, call.getSysHeaders())
            : SdkRequest.writeOnce(method, call.getSysUrl(), body, call.getSysHeaders());
    Integer timeout = call.getSysReadTimeout();
    try {
      return answer(client.send(SdkRequest.within(timeout == null ? 0 : timeout, request)));
    } catch (EgressException e) {
      throw failed(e);
    } catch (UncheckedIOException e) {
      // The answer is in a charset that this runtime does not know.
      if (e.getCause() instanceof EgressException) {
        throw failed((EgressException) e.getCause());
      }
      throw e;
    }
  }

  private static ClientException failed(EgressException e) {
    String message = String.valueOf(e.getMessage());
    return new ClientException(e.code(), message.substring(e.code().length() + 1), e);
  }

  private boolean isRead(String method, @Nullable String action) {
    if (action == null) {
      return method.equals("GET") || method.equals("HEAD");
    }
    return reads.contains(action) || READ_PREFIXES.stream().anyMatch(action::startsWith);
  }

  private static HttpResponse answer(EgressResponse answer) {
    HttpResponse response = new HttpResponse();
    response.setStatus(answer.status());
    byte[] body = answer.bytes();
    if (body.length > 0) {
      String type = answer.header("Content-Type");
      FormatType format =
          type == null ? null : FormatType.mapAcceptToFormat(type.split(";", 2)[0].trim());
      response.setHttpContent(body, answer.charset().name(), format);
    }
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      response.putHeaderParameter(header.getKey(), String.join(",", header.getValue()));
    }
    return response;
  }

  private static UnsupportedOperationException verificationStays() {
    return new UnsupportedOperationException(
        "verification cannot be turned off; write EgressClient.builder().trustPem(...) for an own"
            + " authority");
  }

  /**
   * Not offered.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Future<HttpResponse> asyncInvoke(HttpRequest call, CallBack callback) {
    throw new UnsupportedOperationException("calls are made by the caller's thread only");
  }

  /**
   * Not offered.
   *
   * @throws UnsupportedOperationException always
   * @deprecated by the SDK
   */
  @Deprecated
  @Override
  public void ignoreSSLCertificate() {
    throw verificationStays();
  }

  /**
   * Does nothing: verification is always on.
   *
   * @deprecated by the SDK
   */
  @Deprecated
  @Override
  public void restoreSSLCertificate() {}

  /** True: the SDK's {@code shutdown()} leaves the client open. */
  @Override
  public boolean isSingleton() {
    return true;
  }

  /** Does nothing: the client is the caller's. */
  @Override
  public void close() {}
}
