package io.github.mcegress.maxcompute;

import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.ReloadException;
import io.github.mcegress.Codes;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One call of the SDK, with its several ways to say that the network failed brought to one.
 *
 * <p>The SDK wraps a refused connection or a time-out in an OdpsException, an unknown host and a
 * failed TLS handshake in a RuntimeException, and anything met while loading lazily in a
 * ReloadException (odps-sdk-core 0.57.1, RestClient and LazyLoad).
 */
final class SdkCall {
  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  private SdkCall() {}

  /** What is asked of the SDK. */
  interface Request<T extends @Nullable Object> {
    T send() throws OdpsException, IOException;
  }

  static <T extends @Nullable Object> T of(Odps odps, Request<T> request)
      throws OdpsException, IOException {
    try {
      return request.send();
    } catch (OdpsException | RuntimeException | IOException e) {
      IOException network = networkFailure(e);
      if (network != null) {
        throw new MaxComputeException(
            Codes.MAXCOMPUTE_UNREACHABLE,
            shown(odps.getEndpoint()) + " does not answer: " + reason(network),
            "check the endpoint, and that this machine may reach it",
            network);
      }
      if (e instanceof ReloadException && e.getCause() instanceof OdpsException) {
        throw (OdpsException) e.getCause();
      }
      throw e;
    }
  }

  /** What broke on the network, or null when the endpoint did answer. */
  private static @Nullable IOException networkFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof SSLException) {
        return (IOException) cause;
      }
    }
    return null;
  }

  private static String reason(IOException network) {
    if (network instanceof UnknownHostException) {
      return "its name does not resolve";
    }
    String message = network.getMessage();
    return message == null ? network.getClass().getSimpleName() : message;
  }

  /** An endpoint as it may stand in a message: without user, query and fragment. */
  private static String shown(String endpoint) {
    String bare = USER_INFO.matcher(endpoint).replaceFirst("//...@");
    return bare.replaceFirst("[?#].*", "");
  }
}
