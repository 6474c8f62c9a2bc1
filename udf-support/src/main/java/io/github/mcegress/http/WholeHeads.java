package io.github.mcegress.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of answers as HttpCore does, but takes none that the connection's end cut off:
 * HttpCore would take what there is for the whole, and an empty 200 for an answer. For one
 * connection; used by one thread at a time.
 */
final class WholeHeads implements HttpMessageParserFactory<ClassicHttpResponse> {
  private @Nullable SessionInputBuffer received;

  /** Whether bytes were read that belong to no answer yet. */
  boolean hasUnread() {
    SessionInputBuffer buffer = received;
    return buffer != null && buffer.length() > 0;
  }

  @Override
  public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
    HttpMessageParser<ClassicHttpResponse> parser =
        DefaultHttpResponseParserFactory.INSTANCE.create(config);
    return (buffer, in) -> {
      received = buffer;
      Lines lines = new Lines(buffer);
      ClassicHttpResponse head = parser.parse(lines, in);
      if (lines.ended) {
        throw new ConnectionClosedException("the connection ended inside of the answer's head");
      }
      return head;
    };
  }

  /** Notes whether a line was wanted where there was none. */
  private static final class Lines implements SessionInputBuffer {
    private final SessionInputBuffer buffer;
    private boolean ended;

    Lines(SessionInputBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
      int read = buffer.readLine(line, in);
      ended |= read < 0;
      return read;
    }

    @Override
    public int length() {
      return buffer.length();
    }

    @Override
    public int capacity() {
      return buffer.capacity();
    }

    @Override
    public int available() {
      return buffer.available();
    }

    @Override
    public int read(byte[] bytes, int offset, int length, InputStream in) throws IOException {
      return buffer.read(bytes, offset, length, in);
    }

    @Override
    public int read(byte[] bytes, InputStream in) throws IOException {
      return buffer.read(bytes, in);
    }

    @Override
    public int read(InputStream in) throws IOException {
      return buffer.read(in);
    }

    @Override
    public HttpTransportMetrics getMetrics() {
      return buffer.getMetrics();
    }
  }
}
