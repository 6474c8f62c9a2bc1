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
  private final @Nullable String address;
  private final String remedy;

  EgressException(
      String code,
      Stage stage,
      @Nullable String address,
      String message,
      String remedy,
      @Nullable Throwable cause) {
    super(
        code
            + " "
            + message
            + (address == null ? "" : " (address " + address + ")")
            + (remedy.isEmpty() ? "" : "; " + remedy),
        cause);
    this.code = code;
    this.stage = stage;
    this.address = address;
    this.remedy = remedy;
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
    return stage.mayHaveReachedServer();
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
