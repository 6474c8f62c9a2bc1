package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Quoted;
import io.github.mcegress.Stage;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer: status, headers and body, read within the limits. Immutable and thread-safe, as
 * long as nobody writes into {@link #bytes}.
 */
public final class EgressResponse {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
  private static final char REPLACEMENT = '\uFFFD';

  private final Target target;
  private final int status;
  private final List<String[]> headers;
  private final byte[] body;
  private final boolean shared;

  EgressResponse(Target target, int status, List<String[]> headers, byte[] body) {
    this(target, status, headers, body, false);
  }

  private EgressResponse(
      Target target, int status, List<String[]> headers, byte[] body, boolean shared) {
    this.target = target;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.shared = shared;
  }

  /** The same answer for one of several who have its body. */
  EgressResponse shared() {
    return new EgressResponse(target, status, headers, body, true);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /**
   * The first header of that name, case-insensitive, or null when there is none. Of a body that was
   * decompressed Content-Encoding and Content-Length are left out: they are not true of {@link
   * #bytes}. An answer without a body (to HEAD, 204, 304) has all its headers.
   */
  public @Nullable String header(String name) {
    for (String[] header : headers) {
      if (header[0].equalsIgnoreCase(name)) {
        return header[1];
      }
    }
    return null;
  }

  /** All headers by their names, in whatever case; a name's values in the order of arrival. */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String[] header : headers) {
      all.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    all.replaceAll((name, values) -> Collections.unmodifiableList(values));
    return Collections.unmodifiableMap(all);
  }

  /**
   * The body, decompressed where the client asked for that. It is this answer's own array, so that
   * a large body is not in memory twice, and a copy of what the client's memo keeps.
   */
  public byte[] bytes() {
    return shared ? body.clone() : body;
  }

  /**
   * The body as text in the charset of its Content-Type, UTF-8 where none is named. Nothing is
   * replaced silently: a row with U+FFFD in it would look like an answer.
   *
   * @throws UncheckedIOException of an {@link EgressException} with the code {@code
   *     MCE-HTTP-CHARSET} if this runtime does not know the charset, or the body is not in it; then
   *     {@link #text(Charset)} takes the caller's word
   */
  public String text() {
    String name = charsetName();
    Charset charset = charset(name);
    String text = new String(body, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      // Either it stands in the body itself, or for something that cannot be read.
      requireReadable(charset, name == null ? "UTF-8, the default" : Quoted.of(name));
    }
    return text;
  }

  /**
   * The charset of its Content-Type, UTF-8 where none is named.
   *
   * @throws UncheckedIOException as {@link #text()} if this runtime does not know it
   */
  public Charset charset() {
    return charset(charsetName());
  }

  /** The body as text in this charset, whatever its header says; U+FFFD for what is not in it. */
  public String text(Charset charset) {
    return new String(body, charset);
  }

  /** What was called, after redirects. */
  Target target() {
    return target;
  }

  /** The headers as they came, in pairs; not to be changed. */
  List<String[]> headerLines() {
    return headers;
  }

  /** The body itself; not to be changed. */
  byte[] body() {
    return body;
  }

  private void requireReadable(Charset charset, String shown) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes);
    } catch (CharacterCodingException e) {
      throw unreadable(
          "is not in its charset, "
              + shown
              + ", at byte "
              + bytes.position()
              + " of "
              + body.length,
          e);
    }
  }

  private Charset charset(@Nullable String name) {
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw unreadable(
          "names the charset " + Quoted.of(name) + ", which this runtime does not know", e);
    }
  }

  private UncheckedIOException unreadable(String what, Exception cause) {
    EgressException named =
        new EgressException(
            Codes.HTTP_CHARSET,
            Stage.ANSWER,
            null,
            "the answer of " + target.endpoint() + " " + what,
            "name its charset: text(Charset.forName(\"GBK\")), or take bytes()",
            cause);
    return new UncheckedIOException(named.getMessage(), named);
  }

  private @Nullable String charsetName() {
    String type = header("Content-Type");
    if (type == null) {
      return null;
    }
    Matcher matcher = CHARSET.matcher(type);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** Status and size. */
  @Override
  public String toString() {
    return status + ", " + body.length + " bytes";
  }
}
