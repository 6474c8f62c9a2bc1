package io.github.mcegress.maxcompute;

import com.aliyun.odps.OdpsException;
import io.github.mcegress.Codes;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when MaxCompute does not answer, ends a statement without success, or changes under a
 * shipment; what it refuses by itself stays the SDK's own {@link OdpsException}.
 *
 * <p>The message begins with the code and ends with what to do. It never holds a credential, a
 * query string or a body.
 */
public final class MaxComputeException extends OdpsException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String what;
  private final String remedy;

  MaxComputeException(String code, String what, String remedy, @Nullable Throwable cause) {
    super(code + ": " + what + "; " + remedy, cause);
    this.code = code;
    this.what = what;
    this.remedy = remedy;
  }

  /** The same failure, told with what was under way. */
  MaxComputeException during(String place) {
    return new MaxComputeException(code, place + ": " + what, remedy, getCause());
  }

  /** The same failure, with more to do about it. */
  MaxComputeException with(String more) {
    return new MaxComputeException(code, what, remedy + "; " + more, getCause());
  }

  /** The stable code, one of {@link Codes}. */
  public String code() {
    return code;
  }
}
