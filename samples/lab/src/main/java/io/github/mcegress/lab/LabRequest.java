package io.github.mcegress.lab;

import com.sun.net.httpserver.Headers;

/** One request as it arrived at {@link LabWeb}, its body read to the end. */
public final class LabRequest {
  private final String method;
  private final String host;
  private final String path;
  private final String query;
  private final Headers headers;
  private final byte[] body;

  LabRequest(String method, String host, String path, String query, Headers headers, byte[] body) {
    this.method = method;
    this.host = host;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /** The method, such as {@code GET}. */
  public String method() {
    return method;
  }

  /** The name in the Host header, in lower case and without a port. */
  public String host() {
    return host;
  }

  /** The path as it was sent, without the query. */
  public String path() {
    return path;
  }

  /** The query as it was sent, without its question mark; empty when there is none. */
  public String query() {
    return query;
  }

  /** The first value of a header, whatever the case of its name; null when it was not sent. */
  public String header(String name) {
    return headers.getFirst(name);
  }

  /** The body; empty when there is none. */
  public byte[] body() {
    return body.clone();
  }

  /** Method, host and path, as in the server's log. */
  @Override
  public String toString() {
    return method + " " + host + " " + path;
  }
}
