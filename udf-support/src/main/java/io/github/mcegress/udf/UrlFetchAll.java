package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.udf.UDFException;
import com.aliyun.odps.udf.UDTF;
import com.aliyun.odps.udf.annotation.Resolve;
import io.github.mcegress.Codes;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressRequest;
import io.github.mcegress.http.EgressResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ready UDTF {@code url_fetch_all(urls, ...) -> url STRING, status BIGINT, text STRING}: a row
 * for each URL of a row, in their order. An argument is a URL or an ARRAY of URLs; NULL gives no
 * row.
 *
 * <p>Every status gives a row; a call that fails, or is refused, fails the input row. The URLs are
 * read one after the other, so that one connection is in use whatever the row holds, and the time
 * limit of the task starts anew after each that is finished, never by a clock: a task that hangs
 * must not look alive. The client is opened on the first URL, from what was shipped as {@code
 * egress}, and reports when the task ends. One task runs one instance of it in one thread.
 */
@Resolve("*->string,bigint,string")
public class UrlFetchAll extends UDTF {
  private @Nullable ExecutionContext context;
  private @Nullable EgressClient client;

  @Override
  public void setup(ExecutionContext context) {
    this.context = context;
  }

  /**
   * Forwards a row for each URL.
   *
   * @throws UDFException if an argument is no URL, or a row cannot be forwarded
   * @throws IOException if a call fails, or what was shipped is refused
   */
  @Override
  public void process(Object[] arguments) throws UDFException, IOException {
    for (Object argument : arguments) {
      List<?> urls =
          argument instanceof List ? (List<?>) argument : Collections.singletonList(argument);
      for (Object url : urls) {
        if (url != null) {
          fetch(text(url));
        }
      }
    }
  }

  private static String text(Object url) throws UDFException {
    if (url instanceof String) {
      return (String) url;
    }
    throw new UDFException(
        "url_fetch_all got a "
            + url.getClass().getSimpleName()
            + "; give it URLs: STRING, or ARRAY<STRING>");
  }

  private void fetch(String url) throws UDFException, IOException {
    ExecutionContext task = context();
    EgressClient open = client;
    if (open == null) {
      open = UdfEgress.open(task);
      client = open;
    }
    EgressRequest request;
    try {
      request = EgressRequest.read(url);
    } catch (IllegalArgumentException e) {
      throw failed(Codes.HTTP_URL + " " + e.getMessage(), e);
    }
    EgressResponse answer = open.send(request);
    task.claimAlive();
    forward(url, (long) answer.status(), UrlFetch.lines(answer.text()));
  }

  private static UDFException failed(String message, Exception cause) {
    UDFException failed = new UDFException(message);
    failed.initCause(cause);
    return failed;
  }

  private ExecutionContext context() {
    if (context == null) {
      throw new IllegalStateException("setup was not called before the first row");
    }
    return context;
  }

  @Override
  public void close() throws UDFException {
    EgressClient open = client;
    if (open == null) {
      return;
    }
    client = null;
    try {
      UdfEgress.close(context(), open);
    } catch (IOException e) {
      throw failed("url_fetch_all: " + e.getMessage(), e);
    }
  }
}
