package io.github.mcegress.http;

import io.github.mcegress.Stage;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed: a stable code, the stage, whether the server may have received the request,
 * the address tried and what to do.
 *
 * <p>The message begins with the code, so that the text which Logview shows can be looked up. It
 * never holds a credential, a query string or a body.
 */
public final class EgressException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final Stage stage;
  private final Sent sent;
  private final @Nullable String address;
  private final String remedy;

  /** With what is known of the request by the stage alone. */
  EgressException(
      String code,
      Stage stage,
      @Nullable String address,
      String message,
      String remedy,
      @Nullable Throwable cause) {
    this(code, stage, Sent.at(stage), address, message, remedy, cause);
  }

  EgressException(
      String code,
      Stage stage,
      Sent sent,
      @Nullable String address,
      String message,
      String remedy,
      @Nullable Throwable cause) {
    this(
        code
            + " "
            + message
            + (address == null ? "" : " (address " + address + ")")
            + (remedy.isEmpty() ? "" : "; " + remedy),
        cause,
        code,
        stage,
        sent,
        address,
        remedy);
  }

  private EgressException(
      String text,
      @Nullable Throwable cause,
      String code,
      Stage stage,
      Sent sent,
      @Nullable String address,
      String remedy) {
    super(text, cause);
    this.code = code;
    this.stage = stage;
    this.sent = sent;
    this.address = address;
    this.remedy = remedy;
  }

  /** The same failure of a call that sent so much before. */
  EgressException atLeast(Sent before) {
    return sent.compareTo(before) >= 0
        ? this
        : new EgressException(
            String.valueOf(getMessage()), this, code, stage, before, address, remedy);
  }

  /** The stable code, one of {@link io.github.mcegress.Codes}. */
  public String code() {
    return code;
  }

  /** How far the call came. */
  public Stage stage() {
    return stage;
  }

  /** Whether the server may have received the request, or a part of it. */
  public boolean mayHaveReachedServer() {
    return sent != Sent.NOTHING;
  }

  /**
   * How much of the request may have left, be it with an attempt before the last. With {@link
   * #stage} this says where it broke: before the connection, in the handshake, before, during or
   * after the request's bytes, in the answer.
   */
  public Sent sent() {
    return sent;
  }

  /** The address that was tried last, or nothing when none was. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** What to write or do. */
  public String remedy() {
    return remedy;
  }
}
