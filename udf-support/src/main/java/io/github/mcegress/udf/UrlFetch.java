package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.udf.UDF;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ready UDF {@code url_fetch(url[, name]) -> STRING}: the text behind a URL, each line ended by
 * a line feed; NULL gives NULL; a failure fails the row.
 *
 * <p>The client is opened on the first row, from what was shipped as {@code egress} or as the given
 * name, and reports on standard error and in the task's counters when the task ends. The time limit
 * of the task starts anew after each request that is finished, never by a clock: a task that hangs
 * must not look alive. One task runs one instance of it in one thread.
 *
 * <p>Every row is asked for: no answer is kept for another row, since only the author of a query
 * knows how old an answer may be. Who does writes a UDF with {@link UdfEgress#builder} and {@link
 * EgressClient.Builder#memo}.
 */
public class UrlFetch extends UDF {
  private @Nullable ExecutionContext context;
  private final Map<String, EgressClient> clients = new LinkedHashMap<>();

  @Override
  public void setup(ExecutionContext context) {
    this.context = context;
  }

  /**
   * The text behind a URL, within the description shipped as {@code egress}.
   *
   * @throws IOException if the call fails, or what was shipped is refused
   */
  public @Nullable String evaluate(@Nullable String url) throws IOException {
    if (url == null) {
      return null;
    }
    EgressClient client = clients.get("");
    if (client == null) {
      client = UdfEgress.open(context());
      clients.put("", client);
    }
    return fetch(client, url);
  }

  /**
   * The text behind a URL, within the description shipped under that name.
   *
   * @throws IOException if the call fails, or what was shipped is missing or refused
   */
  public @Nullable String evaluate(@Nullable String url, @Nullable String name) throws IOException {
    if (url == null || name == null) {
      return null;
    }
    EgressClient client = clients.get(name);
    if (client == null) {
      client = UdfEgress.open(context(), name);
      clients.put(name, client);
    }
    return fetch(client, url);
  }

  private String fetch(EgressClient client, String url) throws IOException {
    EgressResponse answer = client.get(url);
    context().claimAlive();
    return lines(answer.text());
  }

  private ExecutionContext context() {
    if (context == null) {
      throw new IllegalStateException("setup was not called before the first row");
    }
    return context;
  }

  /** As BufferedReader cuts lines: at LF, CR or CRLF; each is ended by LF. */
  static String lines(String text) {
    String unified = text.replace("\r\n", "\n").replace('\r', '\n');
    return unified.isEmpty() || unified.endsWith("\n") ? unified : unified + "\n";
  }

  @Override
  public void close() throws IOException {
    if (!clients.isEmpty()) {
      EgressClient[] all = clients.values().toArray(new EgressClient[0]);
      clients.clear();
      UdfEgress.close(context(), all);
    }
  }
}
