package io.github.mcegress.lab;

import java.util.List;

/**
 * What came of one run in the {@link Sandbox}.
 *
 * <p>Immutable.
 */
public final class SandboxRun {
  private final SandboxResult result;
  private final String standardError;

  SandboxRun(SandboxResult result, String standardError) {
    this.result = result;
    this.standardError = standardError;
  }

  /**
   * What the UDF returned, as text, one per row up to the first that failed; null for NULL. Of a
   * UDTF the rows that it forwarded, their cells with a tab between.
   */
  public List<String> values() {
    return result.values();
  }

  /** The stack trace of what failed first, be it setup, a row or close; null when all went well. */
  public String failure() {
    return result.failure();
  }

  /** Everything the JVM, the runner and the UDF wrote on standard error. */
  public String standardError() {
    return standardError;
  }

  /**
   * What all user code was granted beyond the official policy, a line each: read from the policy
   * file that the runner installed, not from what was asked for.
   */
  public String policy() {
    return result.policy();
  }

  /**
   * The class of the security manager as a UDF saw it in {@code evaluate}.
   *
   * <p>Never null: without one the run is refused.
   */
  public String securityManager() {
    return result.securityManager();
  }

  /** In short how it went, for messages of tests. */
  @Override
  public String toString() {
    return "SandboxRun{"
        + values().size()
        + " values, failure="
        + failure()
        + ", standardError="
        + standardError
        + "}";
  }
}
